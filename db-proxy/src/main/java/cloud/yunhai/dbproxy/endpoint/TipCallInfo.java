package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.saga.journal.Fence;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.dbproxy.app.store.CallInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What TIP says of the call that the current thread serves.
public final class TipCallInfo implements CallInfo {
    /// For work that nobody waits for.
    private static final Duration NOBODY_WAITS = Duration.ofSeconds(10);

    private static final String MODULE = "db-proxy";

    @Override
    public @Nullable Fence fence() {
        CallContext context = CallContext.current();
        String operation = context.operation();
        return operation == null || context.fencingToken().isEmpty()
                ? null
                : new Fence(operation, context.fencingToken().getAsLong());
    }

    @Override
    public Duration remaining() {
        var deadline = CallContext.current().deadline();
        return deadline == null ? NOBODY_WAITS : deadline.remaining();
    }

    @Override
    public Actor caller() {
        var caller = CallContext.current().caller();
        return Actor.service(caller == null ? MODULE : caller.module());
    }
}
