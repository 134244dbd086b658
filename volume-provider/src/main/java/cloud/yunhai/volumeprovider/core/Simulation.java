package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A delay or a fault that a simulated host shows.
///
/// @param hostPattern host name; `*` stands for any characters
/// @param method method of VolumeProvider, or `*`
/// @param fault null: only the delay
/// @param times how often; 0: always
public record Simulation(
        String hostPattern,
        String method,
        long delayMillis,
        @Nullable ErrorKind fault,
        int times) {
    /// Nobody waits longer for a simulated host.
    public static final long DELAY_MILLIS_MAX = 600_000;

    public Simulation {
        if (delayMillis < 0 || delayMillis > DELAY_MILLIS_MAX) {
            throw CloudException.invalid("delayMillis", delayMillis, "0 to " + DELAY_MILLIS_MAX);
        }
        if (times < 0) {
            throw CloudException.invalid("times", times, "0 (always) or more");
        }
    }

    /// Whether it is meant for that method on that host.
    public boolean concerns(String host, String called) {
        return glob(hostPattern).matcher(host).matches() && (method.equals("*") || method.equals(called));
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }
}
