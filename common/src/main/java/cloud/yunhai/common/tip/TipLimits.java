package cloud.yunhai.common.tip;

import java.time.Duration;

/// Every limit of TIP by its name; [#defaults()] suits all services, the `with` methods change single ones.
///
/// @param wire what may be in a message
/// @param serving what a process takes on
/// @param calling what a process asks of others
public record TipLimits(Wire wire, Serving serving, Calling calling) {
    /// What a service runs with unless it is configured otherwise.
    public static TipLimits defaults() {
        return new TipLimits(Wire.defaults(), Serving.defaults(), Calling.defaults());
    }

    public TipLimits withWire(Wire changed) {
        return new TipLimits(changed, serving, calling);
    }

    public TipLimits withServing(Serving changed) {
        return new TipLimits(wire, changed, calling);
    }

    public TipLimits withCalling(Calling changed) {
        return new TipLimits(wire, serving, changed);
    }

    /// What may be in a message; a message beyond it ends its connection.
    ///
    /// @param frameBytes a whole message, header included
    /// @param headerBytes the header alone
    /// @param headerEntries keys in the header
    /// @param containerElements elements of one list, set or map
    /// @param stringBytes one string or binary
    public record Wire(int frameBytes, int headerBytes, int headerEntries, int containerElements, int stringBytes) {
        public Wire {
            atLeast("frameBytes", frameBytes, 1024);
            atLeast("headerBytes", headerBytes, 256);
            atLeast("headerEntries", headerEntries, 8);
            atLeast("containerElements", containerElements, 1);
            atLeast("stringBytes", stringBytes, 16);
        }

        public static Wire defaults() {
            return new Wire(16 << 20, 8 << 10, 32, 200_000, 8 << 20);
        }
    }

    /// What a process takes on.
    ///
    /// @param connections open connections; one more is closed at once
    /// @param readsInProgress calls of class read under way
    /// @param writesInProgress calls of class write under way
    /// @param longInProgress calls of class long under way
    /// @param waiting calls of one class that wait for their turn; one more is OVERLOADED
    /// @param frameTime for a message once it has begun to arrive, and for an answer to be taken
    /// @param handshakeTime for TLS
    /// @param drainTime for running calls when the process stops
    /// @param stackBytes stack of a connection's thread; reserved, used only as touched
    public record Serving(
            int connections,
            int readsInProgress,
            int writesInProgress,
            int longInProgress,
            int waiting,
            Duration frameTime,
            Duration handshakeTime,
            Duration drainTime,
            int stackBytes) {
        public Serving {
            atLeast("connections", connections, 1);
            atLeast("readsInProgress", readsInProgress, 1);
            atLeast("writesInProgress", writesInProgress, 1);
            atLeast("longInProgress", longInProgress, 1);
            atLeast("waiting", waiting, 0);
            positive("frameTime", frameTime);
            positive("handshakeTime", handshakeTime);
            positive("drainTime", drainTime);
            atLeast("stackBytes", stackBytes, 128 << 10);
        }

        public static Serving defaults() {
            return new Serving(
                    4096,
                    64,
                    64,
                    128,
                    256,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    512 << 10);
        }

        /// Calls of one class under way.
        public int inProgress(WorkClass work) {
            return switch (work) {
                case READ -> readsInProgress;
                case WRITE -> writesInProgress;
                case LONG -> longInProgress;
            };
        }
    }

    /// What a process asks of others.
    ///
    /// @param perTarget calls under way to one process (the bulkhead); one more is refused here
    /// @param idlePerTarget connections kept for later
    /// @param connectTime for a connection, TLS included
    /// @param attempts sendings of one call, the first included
    /// @param retryTime from the first sending, after which none is repeated
    /// @param backoffMin first pause, and how long a process that failed is left alone at first
    /// @param backoffMax longest pause
    /// @param failuresToOpen unanswered calls in a row after which a process is left alone (the circuit breaker)
    /// @param connectionAge after which a connection is replaced, so that new certificates reach everybody
    /// @param idleTime after which an unused connection is closed
    public record Calling(
            int perTarget,
            int idlePerTarget,
            Duration connectTime,
            int attempts,
            Duration retryTime,
            Duration backoffMin,
            Duration backoffMax,
            int failuresToOpen,
            Duration connectionAge,
            Duration idleTime) {
        public Calling {
            atLeast("perTarget", perTarget, 1);
            atLeast("idlePerTarget", idlePerTarget, 0);
            positive("connectTime", connectTime);
            atLeast("attempts", attempts, 1);
            positive("retryTime", retryTime);
            positive("backoffMin", backoffMin);
            positive("backoffMax", backoffMax);
            atLeast("failuresToOpen", failuresToOpen, 1);
            positive("connectionAge", connectionAge);
            positive("idleTime", idleTime);
        }

        public static Calling defaults() {
            return new Calling(
                    128,
                    32,
                    Duration.ofSeconds(2),
                    5,
                    Duration.ofSeconds(3),
                    Duration.ofMillis(40),
                    Duration.ofSeconds(1),
                    5,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(10));
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least " + least + ")");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: positive)");
        }
    }
}
