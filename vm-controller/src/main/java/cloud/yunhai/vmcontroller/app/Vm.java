package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.vmcontroller.core.Observation;

/// An answer about one VM.
///
/// @param name the instance's id, or a foreign VM's name
/// @param generation when it was seen, in the host's counting
public record Vm(String name, Observation observation, long generation, boolean foreign) {}
