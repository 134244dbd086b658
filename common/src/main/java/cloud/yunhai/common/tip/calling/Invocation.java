package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.AddressSelector;
import cloud.yunhai.common.tip.Attempt;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.CallKind;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.FaultClassifier;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call, with all its sendings, until an answer, a definite failure, or the end of the time.
final class Invocation {
    private final CallingSide side;
    private final Route route;
    private final ClientMethod method;
    private final Object[] arguments;
    private final long startedNanos;
    private final Deadline deadline;
    private final Map<String, String> header;
    private Set<AddressSelector.Candidate> tried = Set.of();
    private int sent;
    private int failures;
    private boolean unknown;

    Invocation(CallingSide side, Route route, ClientMethod method, Object[] arguments) {
        this.side = side;
        this.route = route;
        this.method = method;
        this.arguments = arguments;
        CallContext context = CallContext.current();
        startedNanos = side.ticker().nanos();
        deadline = OutgoingContext.deadline(context, method.spec(), side.ticker());
        header = OutgoingContext.header(context, side.module(), side.claim(), side.random());
    }

    /// The result; or the one failure that stands for all sendings.
    @Nullable
    Object run() {
        CloudException failure = null;
        try {
            return untilSettled();
        } catch (CloudException settled) {
            failure = settled;
            throw settled;
        } finally {
            side.stats()
                    .made(
                            route.target().module(),
                            spec(),
                            failure,
                            side.ticker().nanos() - startedNanos);
        }
    }

    private @Nullable Object untilSettled() {
        while (true) {
            Attempt attempt = attempt();
            if (attempt instanceof Attempt.Answered answered) {
                return answered.value();
            }
            failures++;
            unknown |= attempt instanceof Attempt.Unanswered && spec().kind() != CallKind.READ;
            Optional<Duration> pause =
                    FaultClassifier.judge(attempt, spec().kind()).repeat()
                            ? side.retries().pause(sent, failures, elapsed(), deadline.remaining(), side.random())
                            : Optional.empty();
            // A pause that lasted past the deadline changes nothing about why the call has failed.
            if (pause.isEmpty() || !waited(pause.get()) || deadline.expired()) {
                throw FaultClassifier.failure(attempt, spec(), unknown);
            }
            side.stats().repeated(route.target().module(), spec());
        }
    }

    private Attempt attempt() {
        if (deadline.expired()) {
            return new Attempt.Unsent(
                    new CloudException(ErrorCode.DEADLINE, "no time is left to call " + spec().name()), false, true);
        }
        return switch (side.endpoints().choose(route, spec().work(), tried)) {
            case Endpoints.Choice.None(Attempt.Unsent why) -> why;
            case Endpoints.Choice.Chosen(Endpoint.SeenBy seen) -> {
                Attempt attempt = at(seen.endpoint());
                if (!(attempt instanceof Attempt.Answered)) {
                    remember(seen);
                }
                yield attempt;
            }
        };
    }

    private void remember(Endpoint.SeenBy seen) {
        if (tried.isEmpty()) {
            tried = new HashSet<>();
        }
        tried.add(seen);
    }

    private Attempt at(Endpoint endpoint) {
        FaultClassifier.Peer peer = FaultClassifier.Peer.UNTOUCHED;
        try {
            sent++;
            Attempt attempt = send(endpoint);
            peer = FaultClassifier.judge(attempt, spec().kind()).peer();
            return attempt;
        } finally {
            endpoint.leave(spec().work(), peer);
        }
    }

    private Attempt send(Endpoint endpoint) {
        ClientConnection connection;
        try {
            connection = side.pool().borrow(endpoint, spec().kind(), deadline);
        } catch (CloudException unconnected) {
            boolean closed = unconnected.code() == ErrorCode.CLOSED;
            return new Attempt.Unsent(unconnected, !closed, closed);
        }
        try {
            header.put(HeaderCodec.BUDGET, Long.toString(deadline.remainingMillis()));
            return connection.call(method, arguments, header, deadline);
        } finally {
            side.pool().giveBack(connection, endpoint);
        }
    }

    private boolean waited(Duration pause) {
        try {
            side.ticker().sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(side.ticker().nanos() - startedNanos);
    }

    private MethodSpec spec() {
        return method.spec();
    }
}
