package cloud.yunhai.nodeagent.core;

import java.util.Map;
import java.util.OptionalInt;

/// How a process ended.
///
/// @param text in words, for people
public record Ending(Kind kind, String text) {
    private static final int SIGNAL_BASE = 128;
    private static final int TERM = 15;
    private static final Map<Integer, String> SIGNALS =
            Map.of(1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 7, "BUS", 9, "KILL", 11, "SEGV", TERM, "TERM");

    /// The way of ending.
    public enum Kind {
        /// It was asked to by the agent.
        ASKED,
        /// By itself, in order: status 0, or a TERM that somebody else sent.
        CLEAN,
        /// By itself, out of order.
        CRASHED,
        /// The agent killed it, since it hung or never came up.
        KILLED,
        /// Nobody saw: it was not the agent's own child.
        UNSEEN,
        /// It could not even be started.
        NOT_STARTED
    }

    /// A process that ended by itself; an empty status: nobody saw it.
    public static Ending byItself(OptionalInt status) {
        if (status.isEmpty()) {
            return new Ending(Kind.UNSEEN, "ended, nobody saw how (it outlived an earlier agent)");
        }
        int code = status.getAsInt();
        if (code == 0 || code == SIGNAL_BASE + TERM) {
            return new Ending(Kind.CLEAN, "ended by itself: " + words(code));
        }
        return new Ending(Kind.CRASHED, "crashed: " + words(code));
    }

    /// Whether it counts as a fault of the service.
    public boolean isFault() {
        return switch (kind) {
            case CRASHED, KILLED, UNSEEN, NOT_STARTED -> true;
            case ASKED, CLEAN -> false;
        };
    }

    /// An exit status in words.
    public static String words(int status) {
        if (status <= SIGNAL_BASE) {
            return "status " + status;
        }
        int signal = status - SIGNAL_BASE;
        return "signal " + signal + (SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "");
    }
}
