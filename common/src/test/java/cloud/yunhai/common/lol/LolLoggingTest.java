package cloud.yunhai.common.lol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.tip.CallContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LolLoggingTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger("test.lol.Speaker");

    @TempDir
    Path folder;

    private final List<LogRecord> arrived = new CopyOnWriteArrayList<>();

    @AfterEach
    void clearMdc() {
        MDC.clear();
    }

    @Test
    void eventBecomesARecordWithAllThatIsKnown() {
        try (LolLogging unused = attach()) {
            MDC.put("instance", "ins_1");
            CallContext.with()
                    .operation("op_1")
                    .run(() -> log.atWarn()
                            .addKeyValue("user", "acc_1")
                            .addKeyValue("password", "hunter2")
                            .addKeyValue("count", 3)
                            .setCause(new IOException("outer", new IllegalStateException("token=abc")))
                            .log("thing.happened {}", "twice"));
            await().atMost(LONG).until(() -> arrived.size() == 1);
        }
        LogRecord record = arrived.getFirst();
        assertThat(record.moduleName()).isEqualTo("vm-scheduler");
        assertThat(record.hostName()).isEqualTo("h1");
        assertThat(record.level()).isEqualTo(LogLevel.WARN);
        assertThat(record.logger()).isEqualTo("test.lol.Speaker");
        assertThat(record.message()).isEqualTo("thing.happened twice");
        assertThat(record.operationId()).isEqualTo("op_1");
        assertThat(record.instanceId()).isEqualTo("ins_1");
        assertThat(record.userId()).isEqualTo("acc_1");
        assertThat(record.values())
                .containsEntry("password", "***")
                .containsEntry("count", "3")
                .hasSize(2);
        assertThat(record.error())
                .startsWith("java.io.IOException: outer\n    at ")
                .contains("caused by java.lang.IllegalStateException: token=***");
        assertThat(record.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(record.id()).matches("[0-9a-f]{16}:1:0");
    }

    @Test
    void whatTheTransportLogsIsNotSent() {
        try (LolLogging unused = LolLogging.attach(
                batch -> {
                    log.error("about to send {}", batch.id());
                    arrived.addAll(batch.records());
                },
                "vm-scheduler",
                "h1",
                null)) {
            log.warn("one");
            log.warn("two");
            await().atMost(LONG).until(() -> arrived.size() >= 2);
        }
        assertThat(arrived).extracting(LogRecord::message).containsExactly("one", "two");
    }

    @Test
    void afterClosingNothingIsSentAndNothingFails() {
        attach().close();
        log.warn("too late");
        assertThat(arrived).isEmpty();
    }

    @Test
    void argumentWhoseTextFailsHarmsNobody() {
        try (LolLogging unused = attach()) {
            log.warn("odd {}", new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            });
            log.warn("next");
            await().atMost(LONG)
                    .until(() ->
                            arrived.stream().anyMatch(record -> record.message().equals("next")));
        }
    }

    @Test
    void longTextsAreCut() {
        try (LolLogging unused = attach()) {
            log.atWarn().addKeyValue("long", "v".repeat(10_000)).log("m".repeat(100_000));
            await().atMost(LONG).until(() -> arrived.size() == 1);
        }
        assertThat(arrived.getFirst().message())
                .hasSize(LogLimits.MESSAGE_CHARS)
                .endsWith("…");
        assertThat(arrived.getFirst().values().get("long")).hasSize(LogLimits.VALUE_CHARS);
    }

    private LolLogging attach() {
        return LolLogging.attach(batch -> arrived.addAll(batch.records()), "vm-scheduler", "h1", folder);
    }
}
