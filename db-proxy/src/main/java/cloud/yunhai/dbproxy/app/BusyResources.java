package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.ImageEdit;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which operation keeps a resource busy: written with the saga's own begin and end, so that the two never differ.
final class BusyResources {
    /// After a saga has ended: its resource is idle, or busy with the next one that waits.
    void free(Work work, StoredSaga ended) {
        List<String> waiting = work.journal().live(ended.saga().resourceKey());
        StoredSaga next = waiting.isEmpty()
                ? null
                : work.journal().find(waiting.getFirst()).orElse(null);
        occupy(work, ended, ended.saga().id(), next);
    }

    /// A saga that is live again keeps its resource busy, unless another one does.
    void occupyIfIdle(Work work, StoredSaga saga) {
        occupy(work, saga, null, saga);
    }

    private static void occupy(Work work, StoredSaga by, @Nullable String instead, @Nullable StoredSaga next) {
        String key = by.saga().resourceKey();
        if (key.startsWith(InstanceId.PREFIX + "_")) {
            work.instances()
                    .lock(key)
                    .filter(instance -> Objects.equals(text(instance.operationId()), instead))
                    .ifPresent(instance -> occupy(work, instance, by, next));
        } else if (key.startsWith(ImageId.PREFIX + "_")) {
            work.images()
                    .lock(key)
                    .filter(image -> Objects.equals(text(image.operationId()), instead))
                    .ifPresent(image -> occupy(work, image, by, next));
        }
    }

    private static void occupy(Work work, Instance instance, StoredSaga by, @Nullable StoredSaga next) {
        Instance after = work.instances()
                .update(InstanceEdit.of(instance)
                        .operationId(operation(next))
                        .operationKind(next == null ? null : next.kind())
                        .updatedAt(work.now())
                        .build());
        record(work, by, instance.tenantId(), instance, after);
    }

    private static void occupy(Work work, Image image, StoredSaga by, @Nullable StoredSaga next) {
        Image after = work.images()
                .update(ImageEdit.of(image).operationId(operation(next)).build());
        record(work, by, image.tenantId(), image, after);
    }

    private static void record(Work work, StoredSaga by, @Nullable TenantId tenant, Object before, Object after) {
        work.events()
                .record(new EventLog.Change(
                        work.self(),
                        "change-operation-in-progress",
                        by.saga().resourceKey(),
                        tenant,
                        by.saga().id(),
                        before,
                        after));
    }

    private static @Nullable OperationId operation(@Nullable StoredSaga saga) {
        return saga == null ? null : OperationId.parse(saga.saga().id());
    }

    private static @Nullable String text(@Nullable OperationId id) {
        return id == null ? null : id.text();
    }
}
