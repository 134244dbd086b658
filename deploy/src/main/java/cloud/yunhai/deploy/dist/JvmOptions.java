package cloud.yunhai.deploy.dist;

import java.util.List;

/// The options that training and run must share, else the cache is ignored in silence.
public final class JvmOptions {
    public static final List<String> FIXED = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // Maps the cache where it was made for, shared; anywhere else the JVM rewrites its pointers, and the pages
            // are
            // each process's own: 20 MiB of a plain service. What is given up is a random place for class metadata.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private JvmOptions() {}
}
