package cloud.yunhai.deploy.dist;

import java.util.List;

/// The options that training and run must share, else the cache is ignored in silence.
public final class JvmOptions {
    public static final List<String> FIXED = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private JvmOptions() {}
}
