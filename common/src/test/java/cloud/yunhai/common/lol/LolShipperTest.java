package cloud.yunhai.common.lol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.lol.spool.DiskSpool;
import cloud.yunhai.common.lol.spool.MemorySpool;
import cloud.yunhai.common.lol.spool.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LolShipperTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Server server = new Server();

    @Test
    void eventsArriveInOrder() throws IOException {
        try (LolShipper<String> shipper = open(disk())) {
            offer(shipper, 0, 2000);
            await().atMost(LONG).until(() -> server.messages().size() == 2000);
        }
        assertThat(server.messages()).isEqualTo(numbers(0, 2000));
    }

    @Test
    void whatIsLoggedWhileTheServerIsAwayArrivesLaterOnceAndInOrder() throws IOException {
        server.away = true;
        try (LolShipper<String> shipper = open(disk())) {
            offer(shipper, 0, 1500);
            await().atMost(LONG).until(() -> shipper.spooledBytes() > 0);
            server.away = false;
            await().atMost(LONG).until(() -> server.messages().size() == 1500);
        }
        assertThat(server.messages()).isEqualTo(numbers(0, 1500));
    }

    @Test
    void answerThatGotLostDoublesNothing() throws IOException {
        server.loseAnswers = 3;
        try (LolShipper<String> shipper = open(disk())) {
            offer(shipper, 0, 100);
            await().atMost(LONG).until(() -> shipper.sent() == 100);
        }
        assertThat(server.messages()).isEqualTo(numbers(0, 100));
    }

    @Test
    void nextProcessSendsWhatTheLastOneCouldNot() throws IOException {
        server.away = true;
        try (LolShipper<String> shipper = open(disk())) {
            offer(shipper, 0, 700);
        }
        server.away = false;
        try (LolShipper<String> shipper = open(disk())) {
            offer(shipper, 700, 900);
            await().atMost(LONG).until(() -> server.messages().size() == 900);
        }
        assertThat(server.messages()).isEqualTo(numbers(0, 900));
    }

    @Test
    void callersNeverWaitEvenWhenTheDiskStandsStill() {
        CountDownLatch stuck = new CountDownLatch(1);
        LolShipper<String> shipper = open(new StuckSpool(stuck));
        long before = System.nanoTime();
        offer(shipper, 0, 200_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(shipper.lost()).isGreaterThan(150_000);
        stuck.countDown();
        shipper.close();
    }

    @Test
    void lossesAreReportedOnceTheyAreOver() {
        CountDownLatch stuck = new CountDownLatch(1);
        StuckSpool spool = new StuckSpool(stuck);
        try (LolShipper<String> shipper = open(spool)) {
            offer(shipper, 0, 50_000);
            stuck.countDown();
            await().atMost(LONG)
                    .until(() -> server.messages().stream().anyMatch(message -> message.startsWith("lost ")));
        }
    }

    @Test
    void batchThatIsRefusedForGoodDoesNotHoldUpTheNext() {
        server.refuses = "7";
        try (LolShipper<String> shipper = open(new MemorySpool(100))) {
            shipper.offer("7");
            await().atMost(LONG).until(() -> shipper.lost() == 1);
            shipper.offer("8");
            await().atMost(LONG).until(() -> server.messages().contains("8"));
        }
        assertThat(server.messages()).doesNotContain("7");
    }

    @Test
    void eventThatCannotBeTurnedIntoARecordIsCountedAndTheRestGoesOn() {
        try (LolShipper<String> shipper = open(new MemorySpool(100))) {
            shipper.offer("unspeakable");
            shipper.offer("1");
            await().atMost(LONG).until(() -> server.messages().contains("1"));
            assertThat(shipper.lost()).isEqualTo(1);
        }
    }

    private DiskSpool disk() throws IOException {
        return new DiskSpool(folder, 64 << 20);
    }

    private LolShipper<String> open(Spool spool) {
        LolShipper<String> shipper = new LolShipper<>(
                8192,
                event -> {
                    if (event.equals("unspeakable")) {
                        throw new IllegalStateException("toString failed");
                    }
                    return LogRecords.record(event);
                },
                count -> LogRecords.record("lost " + count),
                spool,
                server);
        shipper.open();
        return shipper;
    }

    private static void offer(LolShipper<String> shipper, int from, int to) {
        numbers(from, to).forEach(shipper::offer);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /// A lol-server that is sometimes away and stores each batch once.
    private static final class Server implements LolTransport {
        private final List<String> stored = new ArrayList<>();
        private final Set<String> batches = new HashSet<>();
        volatile boolean away;
        volatile int loseAnswers;
        volatile String refuses = "nothing";

        @Override
        public synchronized void send(LogBatch batch) throws Exception {
            if (away) {
                throw new IOException("away");
            }
            if (batch.records().stream().anyMatch(record -> record.message().equals(refuses))) {
                throw new RefusedException("never");
            }
            if (batches.add(batch.id())) {
                batch.records().forEach(record -> stored.add(record.message()));
            }
            if (loseAnswers > 0) {
                loseAnswers--;
                throw new IOException("the answer got lost");
            }
        }

        synchronized List<String> messages() {
            return List.copyOf(stored);
        }
    }

    /// Waits in its first put.
    private static final class StuckSpool implements Spool {
        private final MemorySpool behind = new MemorySpool(100);
        private final CountDownLatch stuck;

        StuckSpool(CountDownLatch stuck) {
            this.stuck = stuck;
        }

        @Override
        public void put(List<LogRecord> records) {
            try {
                stuck.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            behind.put(records);
        }

        @Override
        public @Nullable LogBatch oldest() {
            return behind.oldest();
        }

        @Override
        public void remove(LogBatch sent) {
            behind.remove(sent);
        }

        @Override
        public long lost() {
            return behind.lost();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {
            behind.close();
        }
    }
}
