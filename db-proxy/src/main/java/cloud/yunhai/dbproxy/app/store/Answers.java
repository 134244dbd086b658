package cloud.yunhai.dbproxy.app.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers kept for repeated requests.
public interface Answers {
    /// What is kept under a key.
    ///
    /// @param status null while the request is being answered
    /// @param firstTakenAt when the key was taken for the first time
    record Answer(
            String accountId,
            String key,
            String requestHash,
            @Nullable Integer status,
            @Nullable String headersJson,
            byte @Nullable [] body,
            Instant firstTakenAt,
            Instant holdUntil,
            Instant expiresAt) {
        /// The same, held until then.
        public Answer heldUntil(Instant moment) {
            return new Answer(accountId, key, requestHash, status, headersJson, body, firstTakenAt, moment, expiresAt);
        }
    }

    /// Enters the key unless it is there: one statement, decided by the unique key.
    boolean tryTake(Answer taken);

    /// What is kept, locked.
    Optional<Answer> lock(String accountId, String key);

    /// Replaces what is kept.
    void put(Answer answer);

    /// Takes it out if it is not answered yet.
    void abandon(String accountId, String key);
}
