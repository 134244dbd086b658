package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.dbproxy.app.store.Answers.Answer;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Answers kept under idempotency keys for a time, so that a repeated request gets the first one's answer.
public final class Idempotency {
    private static final int KEY_MAX = 255;

    private final Transactions transactions;
    private final Duration kept;

    /// On these transactions, keeping answers so long.
    public Idempotency(Transactions transactions, Duration kept) {
        this.transactions = transactions;
        this.kept = kept;
    }

    /// What became of a request with a key.
    ///
    /// @param isNew the caller has taken the key and is to answer
    /// @param inProgress somebody else is answering
    /// @param bodyDiffers the key was used for another request
    /// @param status of the stored answer
    /// @param firstTakenAt when the key was taken for the first time; null when that is not known
    public record Stored(
            boolean isNew,
            boolean inProgress,
            boolean bodyDiffers,
            @Nullable Integer status,
            @Nullable String headersJson,
            byte @Nullable [] body,
            @Nullable Instant firstTakenAt) {
        static Stored taken(Answer mine) {
            return new Stored(true, false, false, null, null, null, mine.firstTakenAt());
        }

        static final Stored RUNNING = new Stored(false, true, false, null, null, null, null);
    }

    /// Takes the key, or answers what is stored under it.
    ///
    /// A key taken but not answered within the hold may be taken again by the same request. Whoever held it
    /// may have done something, so the moment of the first taking is told again, from which the same ids are
    /// derived. Another request must not have it, since the first one's work may stand.
    public Stored take(String accountId, String key, String requestHash, Duration hold) {
        if (key.isEmpty() || key.length() > KEY_MAX) {
            throw CloudException.invalid("key", key.length() + " characters", "1 to " + KEY_MAX + " characters");
        }
        return transactions.write(work -> {
            Instant now = work.now();
            Answer mine =
                    new Answer(accountId, key, requestHash, null, null, null, now, now.plus(hold), now.plus(kept));
            if (work.answers().tryTake(mine)) {
                return Stored.taken(mine);
            }
            return work.answers()
                    .lock(accountId, key)
                    .map(known -> known(work, known, mine))
                    // Given back between the two statements.
                    .orElseGet(() -> work.answers().tryTake(mine) ? Stored.taken(mine) : Stored.RUNNING);
        });
    }

    private static Stored known(Work work, Answer known, Answer mine) {
        if (!known.expiresAt().isAfter(work.now())) {
            work.answers().put(mine);
            return Stored.taken(mine);
        }
        boolean differs = !known.requestHash().equals(mine.requestHash());
        boolean abandoned = known.status() == null && !known.holdUntil().isAfter(work.now());
        if (abandoned && !differs) {
            Answer again = known.heldUntil(mine.holdUntil());
            work.answers().put(again);
            return Stored.taken(again);
        }
        return new Stored(
                false,
                known.status() == null,
                differs,
                known.status(),
                known.headersJson(),
                known.body(),
                known.firstTakenAt());
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
                            known.firstTakenAt(),
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
