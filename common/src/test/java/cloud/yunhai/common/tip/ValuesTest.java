package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.testing.ManualTicker;
import cloud.yunhai.common.testing.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void aDeadlineShrinksAndNeverBelowNothing() {
        ManualTicker ticker = new ManualTicker();
        Deadline deadline = Deadline.after(ticker, Duration.ofMillis(100));
        ticker.advance(Duration.ofMillis(30));

        assertThat(deadline.remainingMillis()).isEqualTo(70);
        assertThat(deadline.orSooner(Deadline.after(ticker, Duration.ofMillis(10)))
                        .remainingMillis())
                .isEqualTo(10);
        assertThat(deadline.orSooner(Deadline.after(ticker, Duration.ofDays(1))))
                .isEqualTo(deadline);
        deadline.check();

        ticker.advance(Duration.ofMillis(70));
        assertThat(deadline.expired()).isTrue();
        ticker.advance(Duration.ofMillis(70));
        assertThat(deadline.remaining()).isZero();
        assertThatThrownBy(deadline::check).isInstanceOf(CloudException.class);
    }

    @Test
    void aTraceIsReadAndWrittenAndGoesOn() {
        String text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        TraceParent trace = TraceParent.parse(text).orElseThrow();

        assertThat(trace).hasToString(text);
        assertThat(trace.child(new Random(1)).traceId()).isEqualTo(trace.traceId());
        assertThat(trace.child(new Random(1)).spanId()).isNotEqualTo(trace.spanId());
        assertThat(TraceParent.parse(TraceParent.fresh(new Random(2)).toString()))
                .isPresent();
    }

    @Test
    void theHeaderFormOfANewTraceOrSpanIsThatOfItsValue() {
        SeededRandom chance = SeededRandom.fresh();
        TraceParent trace = TraceParent.fresh(new SeededRandom(chance.seed()));

        assertThat(TraceParent.freshText(new SeededRandom(chance.seed()))).isEqualTo(trace.toString());
        assertThat(trace.childText(new SeededRandom(chance.seed())))
                .isEqualTo(trace.child(new SeededRandom(chance.seed())).toString());
        TraceParent silent = new TraceParent(trace.traceId(), trace.spanId(), false);
        assertThat(silent.childText(chance)).startsWith("00-" + trace.traceId()).endsWith("-00");
    }

    @Test
    void aBadTraceIsNone() {
        for (String text : List.of(
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")) {
            assertThat(TraceParent.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void addressesAreReadAsTheyAreWritten() {
        for (String text : List.of("127.0.0.1:9011", "host-1.example:0", "[::1]:65535")) {
            assertThat(HostPort.parse(text)).hasToString(text);
        }
        for (String text : List.of("", "host", "host:", ":1", "host:65536", "a:b:1", "http://h:1", "host:1x")) {
            assertThatThrownBy(() -> HostPort.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void everyMethodOfTheIdlHasItsRow() {
        MethodSpec renew = MethodTable.platform().spec("Registry", "renew");

        assertThat(renew.kind()).isEqualTo(CallKind.ENSURE);
        assertThat(renew.work()).isEqualTo(WorkClass.WRITE);
        assertThat(renew.budget()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> MethodTable.platform().spec("Registry", "absent"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowThatCannotBeReadIsRefused() {
        Properties rows = new Properties();
        rows.setProperty("Echo.word", "read,read");

        assertThatThrownBy(() -> MethodTable.parse(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Echo.word: read,read");
    }

    @Test
    void settingsNameTheFieldTheValueAndWhatIsExpected() {
        HostPort any = new HostPort("0.0.0.0", 1);
        HostPort local = new HostPort("127.0.0.1", 1);
        TipSecurity plain = new TipSecurity.PlainForTests();

        assertThatThrownBy(() -> TipSettings.of("Vm Scheduler", "h1", local, List.of(), plain))
                .hasMessageContaining("module: Vm Scheduler (expected:");
        assertThatThrownBy(() -> TipSettings.of("echo", "h_1", local, List.of(), plain))
                .hasMessageContaining("hosts: h_1 (expected:");
        assertThatThrownBy(() -> TipSettings.of("echo", "h1", any, List.of(), plain))
                .hasMessageContaining("advertise: none (expected:");
        assertThatThrownBy(() ->
                        TipSettings.of("echo", "h1", local, List.of(), plain).withHosts(List.of()))
                .hasMessageContaining("hosts: none (expected:");
    }
}
