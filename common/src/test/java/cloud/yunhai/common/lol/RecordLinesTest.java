package cloud.yunhai.common.lol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.lol.RecordLines.MalformedRecordException;
import cloud.yunhai.common.testing.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLinesTest {
    private static final String GOOD = """
            {"id":"1","time":"2026-01-01T00:00:00Z","module":"m","host":"h","level":"INFO","logger":"l","message":"x"}""";

    @Test
    void whatIsWrittenIsReadAgain() throws MalformedRecordException {
        List<LogRecord> records =
                List.of(LogRecords.full(), LogRecords.record("plain").withId("s:1:1"));
        byte[] lines = RecordLines.write(records);
        assertThat(new String(lines, StandardCharsets.UTF_8).lines()).hasSize(2);
        assertThat(RecordLines.read(lines)).isEqualTo(records);
    }

    @Test
    void emptyLinesArePassedOver() throws MalformedRecordException {
        assertThat(read("\n  \r\n" + GOOD + "\r\n\n" + GOOD)).hasSize(2);
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"id\":\"1\"|\"idd\":\"1\"|id: missing",
                "\"id\":\"1\"|\"id\":1|id: no text",
                "\"id\":\"1\"|\"id\":null|id: no text",
                "\"id\":\"1\"|\"id\":\"1\",\"id\":\"2\"|id: given twice",
                "\"id\":\"1\"|\"id\":\"1\",\"colour\":\"red\"|colour: unknown",
                "\"id\":\"1\"|\"id\":\"1\",\"values\":[]|values: no object",
                "\"id\":\"1\"|\"id\":\"1\",\"values\":{\"a\":1}|values.a: no text",
                "\"id\":\"1\"|\"id\":\"1\",\"values\":{\"a\":{}}|values.a: no text",
                "2026-01-01T00:00:00Z|yesterday|time: yesterday",
                "INFO|LOUD|level: LOUD",
                "\"x\"}|\"x\"}}|",
                "\"x\"}|\"x\"|no JSON",
                "{\"id\"|[{\"id\"|not an object",
            })
    void wrongLineAndMemberAreNamed(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(GOOD + "\n" + GOOD.replace(right, wrong)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("line 2: " + (message == null ? "" : message));
    }

    @Test
    void tooLongTextIsRefused() {
        String message = "x".repeat(LogLimits.MESSAGE_CHARS + 1);
        assertThatThrownBy(() -> read(GOOD.replace("\"x\"", "\"" + message + "\"")))
                .hasMessage("line 1: message: 8001 characters (expected: at most 8000)");
    }

    @Test
    void garbageIsRefusedAndNeverAnythingElse() {
        RandomGenerator random = SeededRandom.fresh();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(RecordLines.read(bytes)).hasSizeLessThanOrEqualTo(5);
            } catch (MalformedRecordException refused) {
                assertThat(refused).hasMessageContaining("line ");
            }
        }
    }

    private static List<LogRecord> read(String lines) throws MalformedRecordException {
        return RecordLines.read(lines.getBytes(StandardCharsets.UTF_8));
    }
}
