package cloud.yunhai.resourcescheduler.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.idl.resourcescheduler.TAccepted;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.resourcescheduler.TNewImage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TInstanceCommand;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.resourcescheduler.app.Accepted;
import cloud.yunhai.resourcescheduler.app.Consoles;
import cloud.yunhai.resourcescheduler.app.Consoles.Excerpt;
import cloud.yunhai.resourcescheduler.app.Instances;
import cloud.yunhai.resourcescheduler.app.Ledger;
import cloud.yunhai.resourcescheduler.app.NewImage;
import cloud.yunhai.resourcescheduler.app.NewInstance;
import cloud.yunhai.resourcescheduler.app.OperationCommands;
import cloud.yunhai.resourcescheduler.app.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What api-server asks for.
public final class ResourceSchedulerEndpoint implements ResourceScheduler.Iface {
    private static final int MAX_CONSOLE_BYTES = 1 << 20;

    private final Requests requests;
    private final OperationCommands operations;
    private final Instances instances;
    private final Consoles consoles;
    private final Ledger ledger;

    public ResourceSchedulerEndpoint(
            Requests requests, OperationCommands operations, Instances instances, Consoles consoles, Ledger ledger) {
        this.requests = requests;
        this.operations = operations;
        this.instances = instances;
        this.consoles = consoles;
        this.ledger = ledger;
    }

    @Override
    public TAccepted createInstance(TActor actor, String operationId, TNewInstance instance) {
        return encode(requests.createInstance(
                actor(actor),
                read(() -> OperationId.parse(operationId)),
                read(() -> ThriftCodec.decode(instance, NewInstance.class))));
    }

    @Override
    public TAccepted commandInstance(
            TActor actor,
            String operationId,
            String tenantId,
            String instanceId,
            TInstanceCommand command,
            long timeoutMillis) {
        return encode(requests.commandInstance(
                actor(actor),
                read(() -> OperationId.parse(operationId)),
                read(() -> TenantId.parse(tenantId)),
                read(() -> InstanceId.parse(instanceId)),
                command(command),
                Duration.ofMillis(timeoutMillis)));
    }

    @Override
    public TAccepted importImage(TActor actor, String operationId, TNewImage image) {
        return encode(requests.importImage(
                actor(actor),
                read(() -> OperationId.parse(operationId)),
                read(() -> ThriftCodec.decode(image, NewImage.class))));
    }

    @Override
    public TAccepted deleteImage(TActor actor, String operationId, String imageId) {
        return encode(requests.deleteImage(
                actor(actor), read(() -> OperationId.parse(operationId)), read(() -> ImageId.parse(imageId))));
    }

    @Override
    public TOperation cancelOperation(TActor actor, String operationId) {
        return ThriftCodec.encode(
                operations.cancel(actor(actor), read(() -> OperationId.parse(operationId))), TOperation.class);
    }

    @Override
    public TOperation resolveStuck(TActor actor, String operationId, String resolution) {
        return ThriftCodec.encode(
                operations.resolve(actor(actor), read(() -> OperationId.parse(operationId)), stuckCommand(resolution)),
                TOperation.class);
    }

    @Override
    public List<TImbalance> check() {
        return ThriftCodec.encodeAll(ledger.check(), TImbalance.class);
    }

    @Override
    public TConsoleLog consoleLog(String tenantId, String instanceId, long offset, int limit) {
        InstanceId id = read(() -> InstanceId.parse(instanceId));
        instances.get(read(() -> TenantId.parse(tenantId)), id);
        if (offset < 0) {
            throw CloudException.invalid("offset", offset, "at least 0");
        }
        if (limit < 1 || limit > MAX_CONSOLE_BYTES) {
            throw CloudException.invalid("limit", limit, "1 to " + MAX_CONSOLE_BYTES);
        }
        Excerpt excerpt = consoles.read(id, offset, limit);
        return new TConsoleLog()
                .setBytes(excerpt.bytes())
                .setOffset(excerpt.offset())
                .setNextOffset(excerpt.nextOffset());
    }

    /// Null is what Thrift makes of a number that it does not know.
    private static InstanceCommand command(@Nullable TInstanceCommand command) {
        if (command == null) {
            throw CloudException.invalid("command", null, "one of " + List.of(InstanceCommand.values()));
        }
        return InstanceCommand.valueOf(command.name());
    }

    private static StuckCommand stuckCommand(String resolution) {
        try {
            return StuckCommand.valueOf(resolution.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CloudException.invalid("resolution", resolution, "retry, skip or adopt");
        }
    }

    private static Actor actor(TActor actor) {
        return read(() -> ThriftCodec.decode(actor, Actor.class));
    }

    private static TAccepted encode(Accepted accepted) {
        return ThriftCodec.encode(accepted, TAccepted.class);
    }
}
