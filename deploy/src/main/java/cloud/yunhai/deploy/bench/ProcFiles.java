package cloud.yunhai.deploy.bench;

/// What Linux says of a process below `/proc`. Pure.
final class ProcFiles {
    /// The unit of the times in `/proc/PID/stat` that programs see: 100 a second on every architecture of ours.
    private static final long TICK_MILLIS = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private ProcFiles() {}

    /// CPU time, its own and the kernel's on its behalf, of `/proc/PID/stat`.
    static long cpuMillis(String stat) {
        // The name, in parentheses, may hold spaces and parentheses itself.
        int end = stat.lastIndexOf(')');
        String[] fields =
                end < 0 ? new String[0] : stat.substring(end + 1).strip().split(" ", -1);
        if (fields.length <= STIME) {
            throw new IllegalArgumentException("stat: " + stat + " (expected: that of a process)");
        }
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * TICK_MILLIS;
    }

    /// The proportional set size in KiB, of `/proc/PID/smaps_rollup`: memory that several processes share counts
    /// for each by its part.
    static long pssKib(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .map(line -> line.substring("Pss:".length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("smaps_rollup has no line Pss"));
    }
}
