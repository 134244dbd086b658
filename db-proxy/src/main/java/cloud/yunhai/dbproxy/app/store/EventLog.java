package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.dbproxy.core.FeedEntry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The record of changes. Rows are written at the end of the transaction, so that their numbers are taken as late as
/// can be.
public interface EventLog {
    /// A change to be recorded.
    record Change(
            Actor actor,
            String action,
            String resourceId,
            @Nullable TenantId tenantId,
            @Nullable String operationId,
            @Nullable Object before,
            @Nullable Object after) {}

    /// Records a change with this transaction.
    void record(Change change);

    /// Records a change of a resource without an operation.
    default void record(
            Actor actor,
            String action,
            ResourceId resourceId,
            @Nullable TenantId tenantId,
            @Nullable Object before,
            @Nullable Object after) {
        record(new Change(actor, action, resourceId.text(), tenantId, null, before, after));
    }

    /// What comes after the number, in order; with no prefixes given, of all resources.
    List<FeedEntry> after(long sequence, int limit);

    /// Up to this number the log was taken out.
    long purged();

    /// The greatest number given so far; 0 when there is none.
    long last();

    /// Closes gaps: after this none of these numbers can be taken by a transaction that is still under way.
    ///
    /// Waits for those that hold one.
    void close(Set<Long> numbers);

    /// A page by number, newest first.
    Page<Event> list(PageRequest request);
}
