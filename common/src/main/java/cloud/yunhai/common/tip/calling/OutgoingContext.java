package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TraceParent;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What of the current context goes along with a call.
final class OutgoingContext {
    private OutgoingContext() {}

    /// How long the call may take: the method's budget, or what was set for just this call, but never longer than
    /// our own caller waits.
    static Deadline deadline(CallContext context, MethodSpec spec, Ticker ticker) {
        Deadline inherited = context.deadline();
        if (inherited == null) {
            return Deadline.after(ticker, spec.budget());
        }
        return context.budgetBound() ? inherited : inherited.orSooner(Deadline.after(ticker, spec.budget()));
    }

    /// All of the header but the budget, which each sending sets anew.
    ///
    /// @param claim whom this process calls as, unless the context names a host
    static Map<String, String> header(CallContext context, String module, String claim, RandomGenerator random) {
        Map<String, String> header = new HashMap<>();
        TraceParent trace = context.trace();
        header.put(HeaderCodec.TRACE, trace == null ? TraceParent.freshText(random) : trace.childText(random));
        String speaking = context.speakingHost();
        header.put(HeaderCodec.CALLER, speaking == null ? claim : module + "@" + speaking);
        put(header, HeaderCodec.KEY, context.idempotencyKey());
        put(header, HeaderCodec.OPERATION, context.operation());
        context.fencingToken().ifPresent(token -> header.put(HeaderCodec.FENCING, Long.toString(token)));
        return header;
    }

    private static void put(Map<String, String> header, String key, @Nullable String value) {
        if (value != null) {
            header.put(key, value);
        }
    }
}
