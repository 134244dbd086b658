package cloud.yunhai.common.saga.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A saga to be recorded.
///
/// @param id the operation's id, made by the caller, so that a repeated submission is recognised
/// @param type which definition it runs by
/// @param resourceKey sagas with the same key run one after the other
/// @param tenantKey whose work it is; tenants get equal shares
/// @param inputJson what the saga is to do
/// @param stepCount how many steps it has, for progress
/// @param deadline when the platform gives up and unwinds
/// @param superseding whether it cancels the unfinished sagas with the same key
/// @param traceparent the W3C trace it belongs to
/// @param secret what only its steps may know; kept apart from the journal, and gone when the saga ends
public record NewSaga(
        String id,
        SagaType type,
        String resourceKey,
        String tenantKey,
        String inputJson,
        int stepCount,
        Instant deadline,
        boolean superseding,
        @Nullable String traceparent,
        @Nullable String secret) {

    /// The same, cancelling what it supersedes.
    public NewSaga supersedingOthers() {
        return new NewSaga(id, type, resourceKey, tenantKey, inputJson, stepCount, deadline, true, traceparent, secret);
    }

    /// The same, as part of a trace.
    public NewSaga tracedBy(@Nullable String parent) {
        return new NewSaga(
                id, type, resourceKey, tenantKey, inputJson, stepCount, deadline, superseding, parent, secret);
    }

    /// The same, with what only its steps may know.
    public NewSaga withSecret(@Nullable String known) {
        return new NewSaga(
                id, type, resourceKey, tenantKey, inputJson, stepCount, deadline, superseding, traceparent, known);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "NewSaga[" + id + ", " + type + ", " + resourceKey + "]";
    }
}
