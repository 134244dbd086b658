package cloud.yunhai.resourcescheduler.adapter.tip;

import cloud.yunhai.common.saga.runner.FencingScope;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.CallScope;
import cloud.yunhai.common.tip.TraceParent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Lets the calls of a step carry its saga's operation, fencing token, deadline and trace.
public final class TipFencing implements FencingScope {
    private final InstantSource clock;

    public TipFencing(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public <T extends @Nullable Object> T call(Bound bound, Callable<T> work) throws Exception {
        CallScope scope = CallContext.with()
                .operation(bound.operationId())
                .fencing(bound.fencingToken())
                .deadline(Duration.between(clock.instant(), bound.deadline()))
                .key(bound.operationId() + "/" + bound.step());
        String parent = bound.traceparent();
        if (parent != null) {
            TraceParent.parse(parent).ifPresent(scope::trace);
        }
        return scope.traced().context().call(work::call);
    }
}
