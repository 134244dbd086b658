package cloud.yunhai.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Instant MOMENT = Instant.parse("2026-01-31T08:15:00.250Z");

    private final Formats formats = new Formats(Locale.ENGLISH);

    @Test
    void amountsHaveTheGreatestUnitThatFits() {
        assertThat(formats.bytes(0L)).isEqualTo("0 B");
        assertThat(formats.bytes(1023L)).isEqualTo("1023 B");
        assertThat(formats.memory(128L)).isEqualTo("128 MiB");
        assertThat(formats.memory(1536L)).isEqualTo("1.5 GiB");
        assertThat(formats.storage(2048L)).isEqualTo("2 TiB");
        assertThat(formats.storage(null)).isEmpty();
    }

    @Test
    void timesAreInUtcAndSpansInWords() {
        assertThat(formats.time(MOMENT)).isEqualTo("2026-01-31 08:15:00 UTC");
        assertThat(formats.time(null)).isEmpty();
        assertThat(formats.between(MOMENT, MOMENT.plusMillis(85))).isEqualTo("85 ms");
        assertThat(formats.between(MOMENT, MOMENT.plusMillis(3_240))).isEqualTo("3.2 s");
        assertThat(formats.between(MOMENT, MOMENT.plusSeconds(250))).isEqualTo("4 min 10 s");
        assertThat(formats.between(MOMENT, MOMENT.plusSeconds(7_500))).isEqualTo("2 h 5 min");
        assertThat(formats.between(MOMENT, null)).isEmpty();
        assertThat(formats.between(MOMENT, MOMENT.minusSeconds(1))).isEmpty();
    }
}
