package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.plan.Module;
import java.util.List;
import java.util.Set;

/// The options that training and run must share, else the cache is ignored in silence.
public final class JvmOptions {
    public static final List<String> FIXED = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // Maps the cache where it was made for, shared; anywhere else the JVM rewrites its pointers, and the
            // pages are each process's own: 20 MiB of a plain service. Class metadata then has no random place.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    /// The second compiler too, but for code that is called very often only: half the CPU of a create once it
    /// is warm, for two fifths more CPU of the start. The cache's profiles are of the start, and so of no use.
    private static final List<String> LASTING = List.of(
            "-XX:-AOTReplayTraining",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=40000");

    private static final Set<Module> ON_EVERY_CREATE =
            Set.of(Module.DB_PROXY, Module.API_SERVER, Module.RESOURCE_SCHEDULER, Module.VM_SCHEDULER);

    private JvmOptions() {}

    /// Which compilers serve a program.
    static List<String> compilers(Module module) {
        return ON_EVERY_CREATE.contains(module) ? LASTING : QUICK;
    }
}
