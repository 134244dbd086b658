package cloud.yunhai.apiserver.app.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Idempotency keys and the answers given under them.
public interface IdempotencyStore {
    /// What is known of a key.
    sealed interface Taken {
        /// It is ours now.
        ///
        /// @param firstTaken when it was taken for the first time; null: not told
        record Fresh(@Nullable Instant firstTaken) implements Taken {}

        /// Another request with it is being worked on.
        record Running() implements Taken {}

        /// It was used for another request.
        record Different() implements Taken {}

        /// It was answered.
        record Answered(Answer answer) implements Taken {}
    }

    /// An answer.
    @SuppressWarnings("ArrayRecordComponent") // for its bytes' sake, never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// Takes the key, or tells what is stored under it.
    Taken take(String accountId, String key, String requestHash, Duration hold);

    /// Stores the answer.
    void complete(String accountId, String key, Answer answer);

    /// Gives the key back: nothing was done under it.
    void abandon(String accountId, String key);
}
