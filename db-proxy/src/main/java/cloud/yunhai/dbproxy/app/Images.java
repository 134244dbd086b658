package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.ImageEdit;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Images as data: imported, changed, deleted.
public final class Images {
    private final Transactions transactions;
    private final Submissions submissions;

    /// On these transactions.
    public Images(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.submissions = new Submissions(signals);
    }

    /// An image CREATING with its operation and saga.
    public Submitted submitImport(Image request, NewOperation operation) {
        Checks.name(request.name());
        Checks.atLeast("minMemoryMib", request.minMemoryMib(), 0);
        String hash =
                RequestHash.of(List.of(request.id(), request.name(), request.kind(), String.valueOf(request.source())));
        return transactions.write(work -> submitted(
                work,
                request.id(),
                submissions.once(work, operation.saga(), hash, live -> begin(work, request, operation, hash, live))));
    }

    private static Submitted submitted(Work work, ImageId id, Submissions.Outcome outcome) {
        return Submitted.of(outcome, null, Checks.found(work.images(), id.text()));
    }

    private Submissions.Outcome begin(
            Work work, Image request, NewOperation operation, String hash, List<StoredSaga> live) {
        key(operation, request.id());
        if (work.images().find(request.id().text()).isPresent()) {
            throw Checks.repeatedDifferently("image", request.id().text());
        }
        if (request.tenantId() != null) {
            Checks.referred(work.tenants(), "tenantId", request.tenantId().text());
        }
        Submissions.Outcome outcome = submissions.submit(work, operation, hash, live);
        Image created = work.images()
                .insert(new Image(
                        request.id(),
                        request.tenantId(),
                        request.name(),
                        request.kind(),
                        request.format(),
                        ImageState.CREATING,
                        request.visibility(),
                        request.defaultProvisioning(),
                        request.source(),
                        request.sha256(),
                        0,
                        0,
                        request.minMemoryMib(),
                        request.operatingSystem(),
                        null,
                        null,
                        OperationId.parse(operation.saga().id()),
                        request.labels(),
                        work.now(),
                        1));
        record(work, operation.actor(), "import-image", null, created);
        return outcome;
    }

    private static void key(NewOperation operation, ImageId imageId) {
        if (!operation.saga().resourceKey().equals(imageId.text())) {
            throw CloudException.invalid("resourceKey", operation.saga().resourceKey(), "the image's id, " + imageId);
        }
    }

    /// A deletion; refused while a volume is an overlay on the image.
    public Submitted submitDelete(ImageId imageId, NewOperation operation) {
        String hash = RequestHash.of(List.of("delete", imageId));
        return transactions.write(work -> submitted(
                work,
                imageId,
                submissions.once(work, operation.saga(), hash, live -> delete(work, imageId, operation, hash, live))));
    }

    private Submissions.Outcome delete(
            Work work, ImageId imageId, NewOperation operation, String hash, List<StoredSaga> live) {
        key(operation, imageId);
        Image before = Checks.locked(work.images(), imageId.text());
        String tenant = operation.saga().tenantKey();
        boolean foreign = !tenant.isEmpty()
                && (before.tenantId() == null
                        || !tenant.equals(before.tenantId().text()));
        if (before.state() == ImageState.DELETED || foreign) {
            throw CloudException.notFound("image", imageId.text());
        }
        for (StoredSaga running : live) {
            if (!operation.saga().superseding() || running.kind() == operation.kind()) {
                throw CloudException.of(
                                ErrorCode.OPERATION_IN_PROGRESS,
                                "image " + before.name() + " is busy with operation "
                                        + running.saga().id())
                        .detail("operation", running.saga().id())
                        .build();
            }
        }
        refuseOverlays(work, before);
        Submissions.Outcome outcome = submissions.submit(work, operation, hash, live);
        Image busy = work.images()
                .update(ImageEdit.of(before)
                        .operationId(OperationId.parse(operation.saga().id()))
                        .build());
        record(work, operation.actor(), "delete-image", before, busy);
        return outcome;
    }

    private static void refuseOverlays(Work work, Image image) {
        Page<Volume> volumes =
                work.volumes().list(PageRequest.all(Map.of("imageId", image.id().text())));
        volumes.items().stream()
                .filter(volume -> volume.provisioning() == Provisioning.OVERLAY)
                .findFirst()
                .ifPresent(volume -> {
                    throw Checks.inUse("image", image.name(), "volume " + volume.id());
                });
    }

    /// One image.
    ///
    /// @param tenantId null: of any tenant; else an own or a public one
    public Image get(@Nullable String tenantId, ImageId imageId) {
        return transactions
                .read(work -> work.images().find(imageId.text()))
                .filter(image -> tenantId == null
                        || image.visibility() == Visibility.PUBLIC
                        || (image.tenantId() != null
                                && tenantId.equals(image.tenantId().text())))
                .orElseThrow(() -> CloudException.notFound("image", imageId.text()));
    }

    /// A page of images.
    public Page<Image> list(PageRequest request) {
        return transactions.read(work -> work.images().list(request));
    }

    /// What its owner may change.
    public Image update(
            Actor actor,
            ImageId imageId,
            long version,
            String name,
            Visibility visibility,
            Provisioning provisioning,
            Map<String, String> labels) {
        Checks.name(name);
        return transactions.write(work -> {
            Image before = existing(work, imageId);
            Checks.version(imageId.text(), version, before.version());
            return changed(
                    work,
                    actor,
                    "update-image",
                    before,
                    ImageEdit.of(before)
                            .name(name)
                            .visibility(visibility)
                            .defaultProvisioning(provisioning)
                            .labels(Map.copyOf(labels))
                            .build());
        });
    }

    private static Image existing(Work work, ImageId imageId) {
        Image image = Checks.locked(work.images(), imageId.text());
        if (image.state() == ImageState.DELETED) {
            throw CloudException.notFound("image", imageId.text());
        }
        return image;
    }

    private static Image changed(Work work, Actor actor, String action, Image before, Image wanted) {
        if (wanted.equals(before)) {
            return before;
        }
        Image after = work.images().update(wanted);
        record(work, actor, action, before, after);
        return after;
    }

    /// AVAILABLE with what was measured of the file, or FAILED with the reason.
    public Image recordImported(ImageId imageId, ImportResult result) {
        if (result.state() != ImageState.AVAILABLE && result.state() != ImageState.FAILED) {
            throw CloudException.invalid("imageState", result.state(), "AVAILABLE or FAILED");
        }
        return transactions.write(work -> {
            Image before = existing(work, imageId);
            if (before.state() != result.state() && !ImageState.TABLE.connects(before.state(), result.state())) {
                throw new CloudException(
                        ErrorCode.WRONG_STATE,
                        "image " + before.name() + " is " + before.state() + " and cannot become " + result.state());
            }
            ImageEdit edit = ImageEdit.of(before)
                    .state(result.state())
                    .stateReason(Checks.reason(result.reason()))
                    .hostId(result.hostId())
                    .sizeBytes(result.sizeBytes())
                    .virtualSizeBytes(result.virtualSizeBytes());
            if (result.sha256() != null) {
                edit.sha256(result.sha256());
            }
            if (result.format() != null) {
                edit.format(result.format());
            }
            return changed(work, work.self(), "record-import", before, edit.build());
        });
    }

    /// Marks it DELETED; its row remains.
    public void remove(ImageId imageId) {
        transactions.write(work -> {
            Image before = work.images().lock(imageId.text()).orElse(null);
            if (before == null || before.state() == ImageState.DELETED) {
                return false;
            }
            refuseOverlays(work, before);
            changed(
                    work,
                    work.self(),
                    "remove-image",
                    before,
                    ImageEdit.of(before).state(ImageState.DELETED).hostId(null).build());
            return true;
        });
    }

    private static void record(Work work, Actor actor, String action, @Nullable Image before, Image after) {
        OperationId operation =
                after.operationId() == null && before != null ? before.operationId() : after.operationId();
        work.events()
                .record(new EventLog.Change(
                        actor,
                        action,
                        after.id().text(),
                        after.tenantId(),
                        operation == null ? null : operation.text(),
                        before,
                        after));
    }
}
