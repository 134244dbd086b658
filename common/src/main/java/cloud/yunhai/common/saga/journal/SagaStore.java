package cloud.yunhai.common.saga.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The journal of all sagas, shared by all runners. Each method is one transaction.
///
/// What every store guarantees (its contract test is `SagaStoreContract` in common's test-jar):
///
/// - **Fencing.** Every claim gives a token greater than all given before. [#write], [#renew] and [#release]
///   act only for the newest token of their saga. An expired lease that no one else has claimed still counts.
/// - **Serial per key.** Of the sagas with one resource key only the live one with the smallest queue number
///   can be claimed. Numbers of one key are given in the order in which their transactions commit
///   (a store takes a lock on the key first). A stuck saga keeps no one waiting.
/// - **Fair.** A claim prefers begun sagas to new ones; among new ones it goes round the tenants, those with
///   the fewest sagas in progress first, and within a tenant by queue number.
/// - **Time** is the store's own; only durations travel, except for deadlines and due times.
///
/// Any other exception than the named ones means that the outcome is not known; the caller repeats the call.
public interface SagaStore {

    /// Records a saga; a repeat with the same id returns the recorded one, not claimed.
    ///
    /// With a claim the saga belongs to the submitter at once, if no other saga with the same key is live.
    /// A superseding saga has all cancellable ones with its key cancelled.
    Submission submit(NewSaga saga, @Nullable Claim claim);

    /// Takes new, released, expired and due sagas.
    List<ClaimedSaga> claim(ClaimRequest request);

    /// Extends leases; never throws [FencedOutException] but names the lost ones.
    RenewReply renew(String owner, Duration lease, List<Renewal> renewals);

    /// Writes to a saga's journal. The transition must be in the state's table (or keep the state), for the
    /// saga by [OperationState#TABLE] and for each step by [StepState#canBecome(StepState)].
    ///
    /// A write whose sequence is not above the last one written under this token changes nothing and is answered
    /// as if it had just been done. A state that is not live ends ownership; the token and sequence stay.
    ///
    /// @throws FencedOutException if the token is not the newest, or the saga was released
    WriteReply write(Fence fence, JournalWrite write);

    /// Gives a saga back, so that anyone may claim it at once (or when it is due). A stale token changes nothing,
    /// and after it no more writes are taken under this token.
    void release(Fence fence);

    /// Has a saga cancelled at its next step border, and makes it due at once.
    ///
    /// @return whether it can still be cancelled; a repeat keeps the first reason
    boolean requestCancel(String sagaId, String reason);

    /// Applies an operator's decision by [StuckDecision] and gives the saga a fresh token and queue number.
    ///
    /// @return the saga as it is now
    /// @throws IllegalStateException if the saga is not stuck
    SagaRecord resolve(String sagaId, StuckCommand command);

    /// One saga with its steps.
    Optional<ClaimedSaga> find(String sagaId);
}
