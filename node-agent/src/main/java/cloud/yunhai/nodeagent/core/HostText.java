package cloud.yunhai.nodeagent.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the texts in which Linux says what a host is and does.
public final class HostText {
    private static final Pattern MODEL = Pattern.compile("(?m)^(?:model name|Model|cpu model)\\s*:\\s*(.+)$");
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^processor\\s*:");
    private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");
    private static final Pattern VIRTUALIZATION = Pattern.compile("\\b(vmx|svm)\\b");
    private static final Pattern PRETTY_NAME = Pattern.compile("(?m)^PRETTY_NAME=\"?([^\"\\n]+)\"?$");
    private static final Pattern CPU = Pattern.compile("(?m)^cpu +([\\d ]+)$");
    private static final Pattern QEMU = Pattern.compile("version (\\d+(?:\\.\\d+)+)");
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int OWN_FIELDS = 8;
    private static final long KIB_PER_MIB = 1024;

    private HostText() {}

    /// Threads, from `/proc/cpuinfo`.
    public static int processors(String cpuInfo) {
        return Math.toIntExact(Math.max(1, PROCESSOR.matcher(cpuInfo).results().count()));
    }

    /// The name of the processor, from `/proc/cpuinfo`.
    public static String cpuModel(String cpuInfo) {
        return first(MODEL, cpuInfo).orElse("unknown");
    }

    /// Whether the processor has the instructions for virtual machines, from `/proc/cpuinfo`.
    public static boolean virtualizes(String cpuInfo) {
        return first(FLAGS, cpuInfo)
                .filter(flags -> VIRTUALIZATION.matcher(flags).find())
                .isPresent();
    }

    /// A value of `/proc/meminfo`, as `MemTotal`.
    public static long memoryMib(String memInfo, String name) {
        return first(Pattern.compile("(?m)^" + Pattern.quote(name) + ":\\s+(\\d+) kB$"), memInfo)
                .map(kib -> Long.parseLong(kib) / KIB_PER_MIB)
                .orElse(0L);
    }

    /// The distribution, from `/etc/os-release`.
    public static String operatingSystem(String osRelease) {
        return first(PRETTY_NAME, osRelease).orElse("Linux");
    }

    /// The mean of the last minute, from `/proc/loadavg`.
    public static double loadAverage1(String loadAverage) {
        int end = loadAverage.indexOf(' ');
        return end < 0 ? 0 : Double.parseDouble(loadAverage.substring(0, end));
    }

    /// The version, from what `qemu-system-x86_64 --version` prints.
    public static Optional<String> qemuVersion(String output) {
        return first(QEMU, output);
    }

    /// Processor time since the start of the machine.
    public record CpuTime(long busy, long total) {

        /// From `/proc/stat`.
        public static CpuTime of(String stat) {
            String[] fields = first(CPU, stat).orElse("0").strip().split(" +", -1);
            long total = 0;
            long idle = 0;
            // What guests used is in the user time already.
            for (int i = 0; i < Math.min(fields.length, OWN_FIELDS); i++) {
                long value = Long.parseLong(fields[i]);
                total += value;
                idle += i == IDLE || i == WAITING ? value : 0;
            }
            return new CpuTime(total - idle, total);
        }

        /// The busy part of the time since then, 0 to 1.
        public double busySince(CpuTime earlier) {
            long passed = total - earlier.total;
            return passed <= 0 ? 0 : Math.clamp((double) (busy - earlier.busy) / passed, 0.0, 1.0);
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
