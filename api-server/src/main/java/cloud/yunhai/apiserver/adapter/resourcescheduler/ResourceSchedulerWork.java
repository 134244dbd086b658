package cloud.yunhai.apiserver.adapter.resourcescheduler;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.actor;

import cloud.yunhai.apiserver.app.port.ImagePlan;
import cloud.yunhai.apiserver.app.port.InstancePlan;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.idl.resourcescheduler.TAccepted;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.resourcescheduler.TNewImage;
import cloud.yunhai.common.idl.types.TInstanceCommand;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Physical work at resource-scheduler.
public final class ResourceSchedulerWork implements PhysicalWork {
    private final ResourceScheduler.Iface scheduler;

    public ResourceSchedulerWork(ResourceScheduler.Iface scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Accepted createInstance(Actor actor, OperationId operation, InstancePlan plan) {
        return accepted(Tip.call(() -> scheduler.createInstance(
                actor(actor), operation.text(), ThriftCodec.encode(plan, TNewInstance.class))));
    }

    @Override
    public Accepted commandInstance(
            Actor actor,
            OperationId operation,
            @Nullable String tenantId,
            String instanceId,
            InstanceCommand command,
            Duration timeout) {
        return accepted(Tip.call(() -> scheduler.commandInstance(
                actor(actor),
                operation.text(),
                tenantId,
                instanceId,
                TInstanceCommand.valueOf(command.name()),
                timeout.toMillis())));
    }

    @Override
    public Accepted importImage(Actor actor, OperationId operation, ImagePlan plan) {
        return accepted(Tip.call(() ->
                scheduler.importImage(actor(actor), operation.text(), ThriftCodec.encode(plan, TNewImage.class))));
    }

    @Override
    public Accepted deleteImage(Actor actor, OperationId operation, String imageId) {
        return accepted(Tip.call(() -> scheduler.deleteImage(actor(actor), operation.text(), imageId)));
    }

    @Override
    public Operation cancel(Actor actor, String operationId) {
        return operation(Tip.call(() -> scheduler.cancelOperation(actor(actor), operationId)));
    }

    @Override
    public Operation resolveStuck(Actor actor, String operationId, String resolution) {
        return operation(Tip.call(() -> scheduler.resolveStuck(actor(actor), operationId, resolution)));
    }

    @Override
    public Console consoleLog(@Nullable String tenantId, String instanceId, long offset, int limit) {
        TConsoleLog log = Tip.call(() -> scheduler.consoleLog(tenantId, instanceId, offset, limit));
        return new Console(log.getBytes() == null ? new byte[0] : log.getBytes(), log.getOffset(), log.getNextOffset());
    }

    @Override
    public List<Imbalance> check() {
        return Tip.call(scheduler::check).stream()
                .map(one -> new Imbalance(
                        one.getSubject(), one.getQuantity(), one.getClaimed(), one.getUsed(), one.getDetail()))
                .toList();
    }

    private static Accepted accepted(TAccepted accepted) {
        return new Accepted(
                operation(accepted.getOperation()),
                accepted.isSetInstance() ? ThriftCodec.decode(accepted.getInstance(), Instance.class) : null,
                accepted.isSetImage() ? ThriftCodec.decode(accepted.getImage(), Image.class) : null);
    }

    private static Operation operation(TOperation operation) {
        return ThriftCodec.decode(operation, Operation.class);
    }
}
