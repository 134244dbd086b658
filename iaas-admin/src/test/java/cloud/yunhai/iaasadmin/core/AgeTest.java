package cloud.yunhai.iaasadmin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isToldInItsGreatestUnitRoundedDown() {
        assertThat(age("PT0.9S")).isEqualTo(new Age("age.now", 0));
        assertThat(age("PT59S")).isEqualTo(new Age("age.seconds", 59));
        assertThat(age("PT1M59S")).isEqualTo(new Age("age.minutes", 1));
        assertThat(age("PT23H59M")).isEqualTo(new Age("age.hours", 23));
        assertThat(age("P3DT5H")).isEqualTo(new Age("age.days", 3));
    }

    @Test
    void whatLiesAheadIsNow() {
        assertThat(Age.of(NOW.plusSeconds(90), NOW)).isEqualTo(new Age("age.now", 0));
    }

    @Test
    void aSpanHasWordsOfItsOwn() {
        assertThat(Age.lasting(NOW.minusSeconds(7_200), NOW)).isEqualTo(new Age("span.hours", 2));
    }

    private static Age age(String before) {
        return Age.of(NOW.minus(Duration.parse(before)), NOW);
    }
}
