package cloud.yunhai.nodeagent.core;

/// A process beyond doubt: numbers are used again, but never with the same start.
///
/// @param startTicks its start, in clock ticks since the machine's, as `/proc/PID/stat` has it
public record ProcessKey(long pid, long startTicks) {}
