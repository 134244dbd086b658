package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.saga.journal.Renewal;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.dbproxy.core.ClaimCandidate;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of sagas.
public interface Journal {
    /// Locks the queue of a resource until the transaction ends: sagas of one resource are numbered in the order
    /// in which they are committed.
    void lockQueue(String resourceKey);

    /// A number greater than all given before.
    long ticket();

    /// One saga.
    Optional<StoredSaga> find(String id);

    /// One saga, locked.
    Optional<StoredSaga> lock(String id);

    /// Adds a saga, and its secret beside it.
    void insert(StoredSaga saga);

    /// Writes a locked saga back; answers it with its new version.
    StoredSaga update(StoredSaga saga);

    /// What only the steps of a saga may know, if there is anything.
    @Nullable
    String secret(String id);

    /// Has it forgotten.
    void forgetSecret(String id);

    /// The live sagas of a resource by queue number, locked.
    List<StoredSaga> lockLive(String resourceKey);

    /// The ids of the live sagas of a resource by queue number.
    List<String> live(String resourceKey);

    /// What of these types could be claimed now: heads of their queues, due, not leased; per tenant so many at
    /// most.
    List<ClaimCandidate> claimable(Instant now, Collection<SagaType> types, int perTenant);

    /// How many sagas of each tenant are leased now.
    Map<String, Integer> leasedByTenant(Instant now);

    /// Extends a lease if the token is the newest and the owner the same: one conditional statement.
    boolean renew(String owner, Instant until, Renewal renewal);

    /// Of these sagas, those that are to be cancelled, with the reasons.
    Map<String, String> cancelReasons(List<String> ids);

    /// A page of operations, by id.
    Page<StoredSaga> list(PageRequest request);
}
