package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.dbproxy.TStoredAnswer;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.Together;
import cloud.yunhai.dbproxy.testing.World;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keys under which a request is done once: taken, answered, given back, taken again.
abstract class IdempotencyContract {
    private static final Duration HOLD = Duration.ofSeconds(30);

    private final String account = "acc_" + UUID.randomUUID().toString().substring(0, 8);

    abstract TestDatabase database();

    private TStoredAnswer take(String hash) {
        return database().services().idempotency().take(account, "key", hash, HOLD.toMillis());
    }

    @Test
    void whoTakesAKeyIsToldWhenItWasTaken() {
        long before = World.micros(database().clock().instant());

        TStoredAnswer taken = take("hash");

        assertThat(taken.isIsNew()).isTrue();
        assertThat(taken.getFirstTakenAtMicros())
                .isBetween(before, World.micros(database().clock().instant()));
    }

    @Test
    void aRepeatAfterACrashIsToldTheMomentOfTheFirst() {
        TStoredAnswer first = take("hash");
        assertThat(take("hash").isInProgress()).isTrue();

        for (int crash = 0; crash < 2; crash++) {
            database().clock().advance(HOLD.plusMillis(1));
            TStoredAnswer again = take("hash");

            assertThat(again.isIsNew()).isTrue();
            assertThat(again.getFirstTakenAtMicros()).isEqualTo(first.getFirstTakenAtMicros());
            assertThat(take("hash").isInProgress()).isTrue();
        }
    }

    @Test
    void anotherRequestNeverGetsTheKeyOfOneThatMayHaveBeenDone() {
        take("hash");
        database().clock().advance(HOLD.plusMillis(1));

        TStoredAnswer other = take("other");

        assertThat(other.isIsNew()).isFalse();
        assertThat(other.isBodyDiffers()).isTrue();
    }

    @Test
    void aStoredAnswerIsGivenForADayAndThenTheKeyIsNew() {
        long first = take("hash").getFirstTakenAtMicros();
        database()
                .services()
                .idempotency()
                .complete(account, "key", 202, "{\"Location\":\"/x\"}", ByteBuffer.wrap(new byte[] {1, 2}));

        TStoredAnswer stored = take("hash");
        assertThat(stored.isIsNew()).isFalse();
        assertThat(stored.getStatus()).isEqualTo(202);
        assertThat(stored.getHeadersJson()).isEqualTo("{\"Location\":\"/x\"}");
        assertThat(stored.getBody()).containsExactly(1, 2);
        assertThat(take("other").isBodyDiffers()).isTrue();

        database().clock().advance(Duration.ofHours(24));
        TStoredAnswer fresh = take("other");
        assertThat(fresh.isIsNew()).isTrue();
        assertThat(fresh.getFirstTakenAtMicros()).isGreaterThan(first);
    }

    @Test
    void aKeyGivenBackIsNewForAnyRequest() {
        long first = take("hash").getFirstTakenAtMicros();
        database().services().idempotency().abandon(account, "key");
        database().clock().advance(Duration.ofMillis(1));

        TStoredAnswer fresh = take("other");

        assertThat(fresh.isIsNew()).isTrue();
        assertThat(fresh.getFirstTakenAtMicros()).isGreaterThan(first);
    }

    @Test
    void ofManyThatSendTheSameRequestAtOnceOneHasTheKey() throws Exception {
        Together.Outcome<TStoredAnswer> outcome =
                Together.call(Stream.generate(() -> (Callable<TStoredAnswer>) () -> take("hash"))
                        .limit(16)
                        .toList());

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).filteredOn(TStoredAnswer::isIsNew).hasSize(1);
        assertThat(outcome.results()).filteredOn(TStoredAnswer::isInProgress).hasSize(15);
    }
}
