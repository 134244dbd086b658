package cloud.yunhai.lolserver.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoreTest {
    private static final Instant HOUR = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void termFilterDeniesNoTermThatItHasAndFewThatItHasNot() throws IOException {
        List<String> terms = IntStream.range(0, 1000).mapToObj(i -> "1op_" + i).toList();
        TermFilter filter = again(TermFilter.of(terms));
        assertThat(terms).allMatch(filter::mayHave);
        long wrong = IntStream.range(1000, 11_000)
                .filter(i -> filter.mayHave("1op_" + i))
                .count();
        assertThat(wrong).isLessThan(300);
        assertThat(TermFilter.of(List.of()).mayHave("x")).isFalse();
    }

    private static TermFilter again(TermFilter filter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        filter.write(new DataOutputStream(bytes));
        return TermFilter.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void ledgerKnowsASourcesNumbersUpToTheHighest() {
        BatchLedger ledger = new BatchLedger();
        ledger.enter("s:5", 100);
        ledger.enter("odd", 100);
        BatchLedger again = BatchLedger.parse(ledger.text()).orElseThrow();
        for (BatchLedger each : List.of(ledger, again)) {
            assertThat(each.knows("s:4")).isTrue();
            assertThat(each.knows("s:5")).isTrue();
            assertThat(each.knows("s:6")).isFalse();
            assertThat(each.knows("t:1")).isFalse();
            assertThat(each.knows("odd")).isTrue();
            assertThat(each.knows("even")).isFalse();
        }
        again.forgetBefore(101);
        assertThat(again.knows("s:5")).isFalse();
    }

    @Test
    void ledgerThatIsNotWholeIsNone() {
        BatchLedger ledger = new BatchLedger();
        ledger.enter("s:5", 100);
        String text = ledger.text();
        for (int i = 0; i < text.length() - 1; i++) {
            assertThat(BatchLedger.parse(text.substring(0, i)))
                    .as(text.substring(0, i))
                    .isEmpty();
        }
    }

    @Test
    void namesOfSegmentsAreReadAgain() {
        SegmentName name = new SegmentName(HOUR.plusSeconds(1800), 42);
        assertThat(name.path()).isEqualTo("2026-01-01/10-000000000042.seg");
        assertThat(SegmentName.parse(name.path())).contains(name);
        assertThat(name.lastMicros() - name.firstMicros()).isEqualTo(3_600_000_000L - 1);
        assertThat(SegmentName.parse("2026-01-01/25-000000000042.seg")).isEmpty();
        assertThat(SegmentName.parse("2026-01-01/10-000000000042.tmp")).isEmpty();
    }

    @Test
    void oldestHoursGoFirstByAgeAndBySize() {
        SegmentName old = new SegmentName(HOUR.minus(Duration.ofDays(40)), 1);
        SegmentName middle = new SegmentName(HOUR.minus(Duration.ofDays(20)), 2);
        SegmentName fresh = new SegmentName(HOUR, 3);
        Map<SegmentName, Long> sizes = Map.of(old, 10L, middle, 10L, fresh, 10L);
        assertThat(new Retention(Duration.ofDays(30), 1000).outdated(sizes, HOUR))
                .containsExactly(old);
        assertThat(new Retention(Duration.ofDays(300), 15).outdated(sizes, HOUR))
                .containsExactly(old, middle);
        assertThat(new Retention(Duration.ofDays(300), 1000).outdated(sizes, HOUR))
                .isEmpty();
    }
}
