package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostReporterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final Platform platform = new Platform();
    private HostReporter reporter = own();

    @AfterEach
    void close() {
        reporter.close();
    }

    @Test
    void hostJoinsByTheHashOfItsTokenAndReportsThen() throws IOException {
        Files.writeString(folder.resolve("token"), "abc\n");
        reporter.open();
        await().atMost(LONG).until(() -> platform.reports.getOrDefault("h1", 0) >= 3);
        assertThat(platform.joins).containsEntry("h1", 1);
        assertThat(platform.lastToken).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void absenceOfThePlatformIsSurvived() {
        platform.failure = ErrorCode.NO_ENDPOINT;
        reporter.open();
        await().atMost(LONG).until(() -> platform.refused >= 3);
        platform.failure = null;
        await().atMost(LONG).until(() -> platform.reports.getOrDefault("h1", 0) >= 1);
        platform.failure = ErrorCode.CONNECT_FAILED;
        int refused = platform.refused;
        await().atMost(LONG).until(() -> platform.refused >= refused + 3);
        platform.failure = null;
        int reports = platform.reports.getOrDefault("h1", 0);
        await().atMost(LONG).until(() -> platform.reports.getOrDefault("h1", 0) > reports);
        assertThat(platform.joins).containsEntry("h1", 1);
    }

    @Test
    void hostThatThePlatformForgotJoinsAnew() {
        reporter.open();
        await().atMost(LONG).until(() -> platform.reports.getOrDefault("h1", 0) >= 1);
        platform.failure = ErrorCode.NOT_FOUND;
        int refused = platform.refused;
        await().atMost(LONG).until(() -> platform.refused > refused);
        platform.failure = null;
        await().atMost(LONG).until(() -> platform.joins.getOrDefault("h1", 0) == 2);
    }

    @Test
    void manyHostsAreAllReportedAtASteadyPace() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "sim-" + i).toList();
        Instant begun = Instant.now();
        reporter = HostReporter.ofSimulatedHosts(
                        names, Set.of(HostRole.COMPUTE), new Idle(), () -> "", platform, Duration.ofSeconds(1), 4)
                .open();
        await().atMost(LONG).until(() -> platform.reports.size() == 500);
        assertThat(reporter.joined()).isEqualTo(500);
        await().atMost(LONG).until(() -> platform.reports.values().stream().allMatch(count -> count >= 2));
        int most = platform.reports.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        // One per second, however long a busy machine made it take.
        assertThat((long) most)
                .isLessThanOrEqualTo(Duration.between(begun, Instant.now()).toSeconds() + 2);
    }

    @Test
    void mistakeAboutOneHostDoesNotSilenceThoseBehindIt() {
        platform.mistaken = "sim-1";
        reporter = HostReporter.ofSimulatedHosts(
                        List.of("sim-0", "sim-1", "sim-2"),
                        Set.of(HostRole.COMPUTE),
                        new Idle(),
                        () -> "",
                        platform,
                        INTERVAL,
                        1)
                .open();
        await().atMost(LONG).until(() -> platform.reports.getOrDefault("sim-2", 0) >= 2);
        platform.mistaken = "";
        await().atMost(LONG).until(() -> platform.reports.containsKey("sim-1"));
    }

    private HostReporter own() {
        return HostReporter.ofOwnHost(
                "h1",
                Set.of(HostRole.COMPUTE),
                Driver.LIBVIRT,
                new Idle(),
                () -> new JoinToken(folder.resolve("token")).get(),
                platform,
                INTERVAL);
    }

    private static final class Idle implements HostView {
        @Override
        public HostFacts facts() {
            return new HostFacts(1, 1, 1, "x", "x", "x", "qemu", null);
        }

        @Override
        public HostLoad load() {
            return new HostLoad(0, 0, 1, 1, 0, Instant.EPOCH);
        }
    }

    private static final class Platform implements HostReports {
        final Map<String, Integer> joins = new ConcurrentHashMap<>();
        final Map<String, Integer> reports = new ConcurrentHashMap<>();
        volatile String lastToken = "none";
        volatile int refused;
        volatile String mistaken = "";

        @org.jspecify.annotations.Nullable
        volatile ErrorCode failure;

        @Override
        public void join(String host, Set<HostRole> roles, Driver driver, HostFacts facts, String tokenHash) {
            if (host.equals(mistaken)) {
                throw new IllegalStateException("a mistake about " + host);
            }
            check();
            lastToken = tokenHash;
            joins.merge(host, 1, Integer::sum);
        }

        @Override
        public void report(String host, HostFacts facts, HostLoad load) {
            check();
            reports.merge(host, 1, Integer::sum);
        }

        private synchronized void check() {
            ErrorCode code = failure;
            if (code != null) {
                refused++;
                throw new CloudException(code, "refused");
            }
        }
    }
}
