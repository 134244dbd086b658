package cloud.yunhai.portal.page;

import org.jspecify.annotations.Nullable;

/// How a state looks: which colour its badge has, and which sign its step. One table for all kinds of states, since a
/// word means the same of all of them.
final class Tone {
    private Tone() {}

    /// The class of a badge, by the name of the state.
    static String of(Object state) {
        return switch (state.toString()) {
            case "RUNNING", "SUCCEEDED", "AVAILABLE", "IN_USE", "UP", "HEALTHY", "ACTIVE", "ENABLED" -> "tone-good";
            case "CREATING", "PENDING", "STARTING", "STOPPING" -> "tone-busy";
            case "PAUSED", "UNWINDING", "UNDOING", "DRAINING", "DEGRADED", "MAINTENANCE", "BACKING_OFF" -> "tone-warn";
            case "FAILED", "CRASHED", "UNREACHABLE", "STUCK", "DOWN", "UNHEALTHY", "HUNG" -> "tone-bad";
            default -> "tone-idle";
        };
    }

    /// The class of what is being done, for which RUNNING is not an end.
    static String ofWork(Object state) {
        return switch (state.toString()) {
            case "RUNNING" -> "tone-busy";
            case "PENDING" -> "tone-idle";
            default -> of(state);
        };
    }

    /// The sign of a step; null: none.
    static @Nullable String sign(Object state) {
        return switch (state.toString()) {
            case "SUCCEEDED" -> "check";
            case "FAILED" -> "cross";
            case "UNDONE", "UNDOING" -> "undo";
            default -> null;
        };
    }
}
