package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.dbproxy.TImagePage;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TOperationPage;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.idl.resourcescheduler.TAccepted;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.resourcescheduler.TNewImage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TInstanceCommand;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TOperationStep;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TStepState;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.model.id.HostId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// resource-scheduler, image-server and the operations in memory: work is taken on and never done, unless a test says.
public final class FakeWork implements ResourceScheduler.Iface {
    private static final long NOW = 1_900_000_000_000_000L;

    private final FakeAudit audit;
    private final FakeCatalogue catalogue;
    private final FakeNetworks networks;
    private final FakeInstances instances;
    private final Table<TImage> images = new Table<>("image");
    private final Table<TOperation> operations = new Table<>("operation");

    /// What the next call that changes something ends with; taken once.
    public final AtomicReference<@Nullable RuntimeException> nextFailure = new AtomicReference<>();

    /// Whether the next instance is made and the answer lost; taken once.
    public final AtomicBoolean loseNextAnswer = new AtomicBoolean();

    /// The instances that were asked for, with everything that was said of them.
    public final List<TNewInstance> submitted = new ArrayList<>();

    /// The console of every instance.
    public byte[] console = new byte[0];

    /// What does not add up.
    public List<TImbalance> imbalances = List.of();

    FakeWork(FakeAudit audit, FakeCatalogue catalogue, FakeNetworks networks, FakeInstances instances) {
        this.audit = audit;
        this.catalogue = catalogue;
        this.networks = networks;
        this.instances = instances;
    }

    private void failIfTold() {
        RuntimeException failure = nextFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized TAccepted createInstance(TActor actor, String operationId, TNewInstance wanted) {
        failIfTold();
        TFlavor flavor = catalogue.flavors.get(null, wanted.getFlavorId());
        visible(wanted.getTenantId(), wanted.getImageId());
        if (wanted.isSetClusterId()) {
            catalogue.clusters.get(null, wanted.getClusterId());
        }
        if (wanted.isSetSubnetId()) {
            networks.getSubnet(wanted.getSubnetId());
        }
        if (wanted.isSetSshKeyId()) {
            catalogue.sshKeys.get(wanted.getTenantId(), wanted.getSshKeyId());
        }
        wanted.getSecurityGroupIds().forEach(id -> catalogue.securityGroups.get(wanted.getTenantId(), id));
        submitted.add(wanted.deepCopy());
        TInstance instance = new TInstance();
        instance.setId(wanted.getId());
        instance.setTenantId(wanted.getTenantId());
        instance.setName(wanted.getName());
        instance.setState(TInstanceState.CREATING);
        instance.setFlavorId(flavor.getId());
        instance.setVcpus(flavor.getVcpus());
        instance.setMemoryMib(flavor.getMemoryMib());
        instance.setRootGib(flavor.getRootGib());
        instance.setImageId(wanted.getImageId());
        instance.setProvisioning(wanted.isSetProvisioning() ? wanted.getProvisioning() : TProvisioning.OVERLAY);
        instance.setHostId(HostId.next().text());
        instance.setNics(List.of());
        instance.setSecurityGroupIds(wanted.getSecurityGroupIds());
        instance.setLabels(wanted.getLabels());
        instance.setCreatedAtMicros(NOW);
        instance.setUpdatedAtMicros(NOW);
        instance.setVersion(1);
        TAccepted accepted = accepted(actor, operationId, TOperationKind.CREATE_INSTANCE, instance);
        if (loseNextAnswer.getAndSet(false)) {
            throw failure(ErrorCode.UNKNOWN_OUTCOME);
        }
        return accepted;
    }

    @Override
    public synchronized TAccepted commandInstance(
            TActor actor,
            String operationId,
            @Nullable String tenantId,
            String instanceId,
            TInstanceCommand command,
            long timeoutMillis) {
        failIfTold();
        TInstance instance = instances.table.get(tenantId, instanceId);
        return accepted(actor, operationId, TOperationKind.valueOf(command.name() + "_INSTANCE"), instance);
    }

    private TAccepted accepted(TActor actor, String operationId, TOperationKind kind, TInstance instance) {
        TOperation operation = operation(actor, operationId, kind, instance.getId(), instance.getTenantId());
        instance.setOperationId(operationId);
        instance.setOperationKind(kind);
        instances.table.put(instance);
        audit.changed(actor, kind.name(), instance.getId());
        return new TAccepted(operation).setInstance(instance);
    }

    private TOperation operation(
            TActor actor, String id, TOperationKind kind, String resourceId, @Nullable String tenantId) {
        TOperation operation = new TOperation();
        operation.setId(id);
        operation.setKind(kind);
        operation.setTenantId(tenantId);
        operation.setResourceId(resourceId);
        operation.setState(TOperationState.RUNNING);
        operation.setProgressPercent(0);
        operation.setCancelRequested(false);
        operation.setSteps(List.of(new TOperationStep(1, "reserve", "vm-scheduler", TStepState.RUNNING, 1)
                .setHostId(HostId.next().text())));
        operation.setActor(actor);
        operation.setCreatedAtMicros(NOW);
        operation.setDeadlineAtMicros(NOW + 1);
        operation.setVersion(1);
        return operations.put(operation);
    }

    @Override
    public synchronized TAccepted importImage(TActor actor, String operationId, TNewImage wanted) {
        failIfTold();
        TImage image = new TImage();
        image.setId(wanted.getId());
        image.setTenantId(wanted.getTenantId());
        image.setName(wanted.getName());
        image.setKind(wanted.getKind());
        image.setFormat(TImageFormat.QCOW2);
        image.setState(TImageState.CREATING);
        image.setVisibility(wanted.getVisibility());
        image.setDefaultProvisioning(wanted.getDefaultProvisioning());
        image.setSource(wanted.getSource());
        image.setSizeBytes(0);
        image.setVirtualSizeBytes(0);
        image.setMinMemoryMib(wanted.getMinMemoryMib());
        image.setHostId(HostId.next().text());
        image.setLabels(wanted.getLabels());
        image.setCreatedAtMicros(NOW);
        image.setVersion(1);
        images.create(image);
        audit.changed(actor, "IMPORT_IMAGE", image.getId());
        return new TAccepted(
                        operation(actor, operationId, TOperationKind.IMPORT_IMAGE, image.getId(), image.getTenantId()))
                .setImage(image);
    }

    @Override
    public synchronized TAccepted deleteImage(TActor actor, String operationId, String imageId) {
        failIfTold();
        TImage image = images.get(null, imageId);
        audit.changed(actor, "DELETE_IMAGE", imageId);
        return new TAccepted(operation(actor, operationId, TOperationKind.DELETE_IMAGE, imageId, image.getTenantId()))
                .setImage(image);
    }

    @Override
    public synchronized TOperation cancelOperation(TActor actor, String operationId) {
        failIfTold();
        audit.changed(actor, "cancel", operationId);
        return operations.update(operations.get(null, operationId).setCancelRequested(true), 0);
    }

    @Override
    public synchronized TOperation resolveStuck(TActor actor, String operationId, String resolution) {
        failIfTold();
        audit.changed(actor, "resolve-" + resolution, operationId);
        return operations.update(operations.get(null, operationId).setState(TOperationState.UNWINDING), 0);
    }

    @Override
    public List<TImbalance> check() {
        return imbalances;
    }

    @Override
    public TConsoleLog consoleLog(@Nullable String tenantId, String instanceId, long offset, int limit) {
        instances.table.get(tenantId, instanceId);
        int from = (int) Math.min(offset, console.length);
        int to = Math.min(console.length, from + limit);
        return new TConsoleLog(ByteBuffer.wrap(console, from, to - from).slice(), from, to);
    }

    /// Brings an operation to a state.
    public synchronized void bring(String operationId, TOperationState state) {
        TOperation operation = operations.get(null, operationId).setState(state);
        operations.update(operation, 0);
        notifyAll();
    }

    private TImage visible(@Nullable String tenantId, String id) {
        TImage image = images.get(null, id);
        if (tenantId != null && !tenantId.equals(image.getTenantId()) && image.getVisibility() != TVisibility.PUBLIC) {
            throw CloudException.notFound("image", id);
        }
        return image;
    }

    Operations.Iface operations() {
        return FakeInstances.only(Operations.Iface.class, (method, given) -> switch (method) {
            case "get" -> operations.get((String) given[0], (String) given[1]);
            case "await" -> await((String) given[0], (String) given[1], (long) given[2], (long) given[3]);
            case "listOperations" -> {
                Table.Rows<TOperation> rows = operations.list((TPageRequest) given[0]);
                yield new TOperationPage(rows.items()).setNextPageToken(rows.nextPageToken());
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private synchronized TOperation await(@Nullable String tenantId, String id, long version, long waitMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        TOperation operation = operations.get(tenantId, id);
        try {
            while (operation.getVersion() <= version && !isDone(operation) && System.nanoTime() < end) {
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                operation = operations.get(tenantId, id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return operation;
    }

    private static boolean isDone(TOperation operation) {
        return switch (operation.getState()) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case PENDING, RUNNING, UNWINDING, STUCK -> false;
        };
    }

    ImageServer.Iface imageServer() {
        return FakeInstances.only(ImageServer.Iface.class, (method, given) -> switch (method) {
            case "get" -> visible((String) given[0], (String) given[1]);
            case "listImages" -> {
                TPageRequest page = ((TPageRequest) given[0]).deepCopy();
                String tenant = page.getTenantId();
                page.setTenantId(null);
                Table.Rows<TImage> rows = images.list(page);
                yield new TImagePage(rows.items().stream()
                                .filter(image -> tenant == null
                                        || tenant.equals(image.getTenantId())
                                        || image.getVisibility() == TVisibility.PUBLIC)
                                .toList())
                        .setNextPageToken(rows.nextPageToken());
            }
            case "update" -> updateImage(given);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    @SuppressWarnings("unchecked") // labels are what the interface says
    private TImage updateImage(Object[] given) {
        TImage image = images.get(null, (String) given[1])
                .setName((String) given[3])
                .setVisibility((TVisibility) given[4])
                .setDefaultProvisioning((TProvisioning) given[5])
                .setLabels((Map<String, String>) given[6]);
        TImage updated = images.update(image, (long) given[2]);
        audit.changed((TActor) given[0], "update", image.getId());
        return updated;
    }

    /// A failure that a test wants.
    public static CloudException failure(ErrorCode code) {
        return CloudException.of(code, "as told: " + code)
                .internal("secret-internal-detail")
                .build();
    }

    /// What the guest wrote.
    public void console(String text) {
        console = text.getBytes(StandardCharsets.UTF_8);
    }
}
