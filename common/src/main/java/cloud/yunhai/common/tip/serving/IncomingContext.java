package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TraceParent;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Makes the context of a served call from its header. What cannot be read counts as not said: a call is never refused
/// for a bad trace, and a budget is never more than an hour.
final class IncomingContext {
    private static final long BUDGET_MILLIS_MAX = 3_600_000;

    private IncomingContext() {}

    static CallContext of(MethodSpec spec, Map<String, String> header, Caller caller, Ticker ticker) {
        String trace = header.get(HeaderCodec.TRACE);
        OptionalLong budget = number(header.get(HeaderCodec.BUDGET));
        Duration remaining = budget.isPresent()
                ? Duration.ofMillis(Math.clamp(budget.getAsLong(), 0, BUDGET_MILLIS_MAX))
                : spec.budget();
        return new CallContext(
                caller,
                (trace == null ? Optional.<TraceParent>empty() : TraceParent.parse(trace))
                        .orElseGet(() -> TraceParent.fresh(ThreadLocalRandom.current())),
                Deadline.after(ticker, remaining),
                false,
                header.get(HeaderCodec.KEY),
                number(header.get(HeaderCodec.FENCING)),
                header.get(HeaderCodec.OPERATION),
                null);
    }

    /// The deadline that [#of] has set.
    static Deadline deadline(CallContext context) {
        return Objects.requireNonNull(context.deadline());
    }

    /// The trace id for a fault; empty outside of a call.
    static String traceId(CallContext context) {
        return context.trace() == null ? "" : context.trace().traceId();
    }

    private static OptionalLong number(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }
}
