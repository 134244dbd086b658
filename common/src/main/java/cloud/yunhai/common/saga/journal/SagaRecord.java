package cloud.yunhai.common.saga.journal;

import cloud.yunhai.common.model.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A saga as the journal holds it.
///
/// @param id the operation's id
/// @param type which definition it runs by
/// @param state see [OperationState]
/// @param resourceKey sagas with the same key run one after the other
/// @param tenantKey whose work it is
/// @param inputJson what the saga is to do
/// @param stepCount how many steps it has
/// @param created when it was recorded
/// @param deadline when the platform gives up and unwinds
/// @param due not to be claimed before
/// @param queueNumber its place among the sagas with the same key
/// @param fencingToken the newest token given out for it; 0 if it was never claimed
/// @param owner who holds it, if anyone does
/// @param leaseUntil when the owner's right ends unless renewed
/// @param cancelReason why it is to be cancelled, if it is
/// @param failure why it unwinds or failed
/// @param progressPercent how much is done, 0 to 100
/// @param progressText what is being done
/// @param traceparent the W3C trace it belongs to
/// @param secret what only its steps may know; told to whoever claims it, null for all others and once it has ended
public record SagaRecord(
        String id,
        SagaType type,
        OperationState state,
        String resourceKey,
        String tenantKey,
        String inputJson,
        int stepCount,
        Instant created,
        Instant deadline,
        Instant due,
        long queueNumber,
        long fencingToken,
        @Nullable String owner,
        @Nullable Instant leaseUntil,
        @Nullable String cancelReason,
        @Nullable Failure failure,
        int progressPercent,
        @Nullable String progressText,
        @Nullable String traceparent,
        @Nullable String secret) {

    /// The right that the newest claim gave.
    public Fence fence() {
        return new Fence(id, fencingToken);
    }

    /// The same, with this secret or none.
    public SagaRecord withSecret(@Nullable String known) {
        return new SagaRecord(
                id,
                type,
                state,
                resourceKey,
                tenantKey,
                inputJson,
                stepCount,
                created,
                deadline,
                due,
                queueNumber,
                fencingToken,
                owner,
                leaseUntil,
                cancelReason,
                failure,
                progressPercent,
                progressText,
                traceparent,
                known);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "SagaRecord[" + id + ", " + type + ", " + state + ", " + resourceKey + ", token " + fencingToken + "]";
    }
}
