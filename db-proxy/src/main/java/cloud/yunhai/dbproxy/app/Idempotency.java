package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.dbproxy.app.store.Answers.Answer;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Answers kept under idempotency keys for a day, so that a repeated request gets the first one's answer.
public final class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int KEY_MAX = 255;

    private final Transactions transactions;

    /// On these transactions.
    public Idempotency(Transactions transactions) {
        this.transactions = transactions;
    }

    /// What became of a request with a key.
    ///
    /// @param isNew the caller has taken the key and is to answer
    /// @param inProgress somebody else is answering
    /// @param bodyDiffers the key was used for another request
    /// @param status of the stored answer
    public record Stored(
            boolean isNew,
            boolean inProgress,
            boolean bodyDiffers,
            @Nullable Integer status,
            @Nullable String headersJson,
            byte @Nullable [] body) {
        static final Stored NEW = new Stored(true, false, false, null, null, null);
    }

    /// Takes the key, or answers what is stored under it. A key taken but not answered within the hold may be taken
    /// again.
    public Stored take(String accountId, String key, String requestHash, Duration hold) {
        if (key.isEmpty() || key.length() > KEY_MAX) {
            throw CloudException.invalid("key", key.length() + " characters", "1 to " + KEY_MAX + " characters");
        }
        return transactions.write(work -> {
            Instant now = work.now();
            Answer mine = new Answer(accountId, key, requestHash, null, null, null, now.plus(hold), now.plus(KEPT));
            if (work.answers().tryTake(mine)) {
                return Stored.NEW;
            }
            return work.answers()
                    .lock(accountId, key)
                    .map(known -> known(work, known, mine))
                    // Given back between the two statements.
                    .orElseGet(() -> work.answers().tryTake(mine)
                            ? Stored.NEW
                            : new Stored(false, true, false, null, null, null));
        });
    }

    private static Stored known(Work work, Answer known, Answer mine) {
        boolean expired = !known.expiresAt().isAfter(work.now());
        boolean abandoned = known.status() == null && !known.holdUntil().isAfter(work.now());
        if (expired || abandoned) {
            work.answers().put(mine);
            return Stored.NEW;
        }
        boolean differs = !known.requestHash().equals(mine.requestHash());
        return new Stored(false, known.status() == null, differs, known.status(), known.headersJson(), known.body());
    }

    /// Stores the answer.
    public void complete(String accountId, String key, int status, String headersJson, byte[] body) {
        transactions.write(work -> {
            Answer known = work.answers()
                    .lock(accountId, key)
                    .orElseThrow(() -> CloudException.notFound("idempotency key", key));
            work.answers()
                    .put(new Answer(
                            accountId,
                            key,
                            known.requestHash(),
                            status,
                            headersJson,
                            body,
                            known.holdUntil(),
                            known.expiresAt()));
            return true;
        });
    }

    /// Gives the key back: the request was refused before it did anything.
    public void abandon(String accountId, String key) {
        transactions.write(work -> {
            work.answers().abandon(accountId, key);
            return true;
        });
    }
}
