package cloud.yunhai.iaasadmin.core;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in its greatest unit.
///
/// @param key of the message that says it
/// @param amount its argument
public record Age(String key, long amount) {
    /// Rounded down; what lies ahead is now.
    public static Age of(Instant moment, Instant now) {
        return in(Duration.between(moment, now), "age");
    }

    /// For how long it has been so, in its greatest unit.
    public static Age lasting(Instant since, Instant now) {
        return in(Duration.between(since, now), "span");
    }

    private static Age in(Duration time, String key) {
        if (time.toDays() > 0) {
            return new Age(key + ".days", time.toDays());
        }
        if (time.toHours() > 0) {
            return new Age(key + ".hours", time.toHours());
        }
        if (time.toMinutes() > 0) {
            return new Age(key + ".minutes", time.toMinutes());
        }
        return time.toSeconds() > 0 ? new Age(key + ".seconds", time.toSeconds()) : new Age(key + ".now", 0);
    }
}
