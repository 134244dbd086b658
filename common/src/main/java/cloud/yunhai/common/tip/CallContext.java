package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What belongs to the work that the current thread does: bound while a call is served, or by [#with()].
///
/// Calls that go out carry the trace, the operation, the idempotency key, the fencing token and what is left of the
/// deadline. A context is bound to its thread (a `ScopedValue`); to go on in another thread, take [#current()] along
/// and [#run] it there. While it is bound, log lines carry `trace` and `operation` in the MDC.
///
/// @param caller who called; null outside of served calls
/// @param trace the trace; null where none has begun
/// @param deadline when the caller stops waiting; null where nobody waits
/// @param budgetBound whether the deadline was set for the very next calls, and stands instead of their method's budget
/// @param idempotencyKey makes the repeat of a request recognisable
/// @param fencingToken the saga owner's token; state holders refuse an older one
/// @param operation the operation worked for, for logs
/// @param speakingHost the host that outgoing calls speak for, in a process that speaks for several
public record CallContext(
        @Nullable Caller caller,
        @Nullable TraceParent trace,
        @Nullable Deadline deadline,
        boolean budgetBound,
        @Nullable String idempotencyKey,
        OptionalLong fencingToken,
        @Nullable String operation,
        @Nullable String speakingHost) {

    /// MDC key of the trace id.
    public static final String MDC_TRACE = "trace";

    /// MDC key of the operation id.
    public static final String MDC_OPERATION = "operation";

    private static final CallContext NONE =
            new CallContext(null, null, null, false, null, OptionalLong.empty(), null, null);

    private static final ScopedValue<CallContext> CURRENT = ScopedValue.newInstance();

    /// The context of the current thread; one without anything where none is bound.
    public static CallContext current() {
        return CURRENT.orElse(NONE);
    }

    /// Begins a changed copy of the current context, for the calls inside its `run` or `call`.
    public static CallScope with() {
        return new CallScope(current());
    }

    /// Who called, where a call is served.
    public Caller requireCaller() {
        if (caller == null) {
            throw new IllegalStateException("no call is being served in this thread");
        }
        return caller;
    }

    /// Refuses a caller that is bound to its host (see [TipRights]) and speaks about another one.
    public void requireOwnHost(String host) {
        Caller who = requireCaller();
        if (TipRights.platform().hostBound(who.module()) && !who.covers(host)) {
            throw CloudException.of(ErrorCode.FOREIGN_HOST, "host: " + host + " (expected: the caller's own)")
                    .internal(who + " spoke about " + host)
                    .build();
        }
    }

    /// Does this with the context bound.
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Does this with the context bound.
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        String outerTrace = MDC.get(MDC_TRACE);
        String outerOperation = MDC.get(MDC_OPERATION);
        String ownTrace = trace == null ? null : trace.traceId();
        change(MDC_TRACE, outerTrace, ownTrace);
        change(MDC_OPERATION, outerOperation, operation);
        try {
            return ScopedValue.where(CURRENT, this).<R, X>call(work);
        } finally {
            change(MDC_TRACE, ownTrace, outerTrace);
            change(MDC_OPERATION, operation, outerOperation);
        }
    }

    /// Only what differs: most calls have no operation, and most contexts inside have the trace of the one
    /// outside.
    private static void change(String key, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            mark(key, to);
        }
    }

    private static void mark(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
