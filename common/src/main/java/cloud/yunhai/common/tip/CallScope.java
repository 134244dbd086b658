package cloud.yunhai.common.tip;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A [CallContext] in the making, for calls that go out:
/// `CallContext.with().fencing(token).deadline(budget).call(() -> vmScheduler.place(request))`.
public final class CallScope {
    private final @Nullable Caller caller;
    private final @Nullable Deadline inherited;
    private @Nullable TraceParent trace;
    private @Nullable Deadline own;
    private @Nullable String idempotencyKey;
    private OptionalLong fencingToken;
    private @Nullable String operation;
    private @Nullable String speakingHost;

    CallScope(CallContext from) {
        caller = from.caller();
        inherited = from.deadline();
        own = from.budgetBound() ? from.deadline() : null;
        trace = from.trace();
        idempotencyKey = from.idempotencyKey();
        fencingToken = from.fencingToken();
        operation = from.operation();
        speakingHost = from.speakingHost();
    }

    /// Time for the calls inside, instead of their methods' budgets; never more than the caller's own deadline
    /// leaves.
    public CallScope deadline(Duration budget) {
        return deadline(Deadline.after(budget));
    }

    /// Time for the calls inside, instead of their methods' budgets; never more than the caller's own deadline
    /// leaves.
    public CallScope deadline(Deadline deadline) {
        own = inherited == null ? deadline : inherited.orSooner(deadline);
        return this;
    }

    public CallScope trace(TraceParent parent) {
        trace = parent;
        return this;
    }

    /// Begins a trace unless there is one: for work that starts here and not with a call.
    public CallScope traced() {
        if (trace == null) {
            trace = TraceParent.fresh(ThreadLocalRandom.current());
        }
        return this;
    }

    public CallScope key(String key) {
        idempotencyKey = key;
        return this;
    }

    public CallScope fencing(long token) {
        fencingToken = OptionalLong.of(token);
        return this;
    }

    public CallScope operation(String id) {
        operation = id;
        return this;
    }

    /// The host that the calls inside speak for, in a process that speaks for several.
    public CallScope asHost(String host) {
        speakingHost = host;
        return this;
    }

    /// The context as set up so far.
    public CallContext context() {
        return new CallContext(
                caller,
                trace,
                own == null ? inherited : own,
                own != null,
                idempotencyKey,
                fencingToken,
                operation,
                speakingHost);
    }

    public void run(Runnable work) {
        context().run(work);
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return context().call(work);
    }
}
