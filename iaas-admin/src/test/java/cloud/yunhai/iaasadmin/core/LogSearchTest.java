package cloud.yunhai.iaasadmin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogSearchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void periodReachesBackFromNow() {
        assertThat(search("15m", null).begin(NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(15)));
        assertThat(search("7d", "").begin(NOW)).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(search(null, null).begin(NOW)).isNull();
    }

    @Test
    void aGivenBeginningInUtcGoesBeforeThePeriod() {
        assertThat(search("1h", "2026-02-28T08:00").begin(NOW)).isEqualTo(Instant.parse("2026-02-28T08:00:00Z"));
    }

    @Test
    void whatIsNoMomentIsRefused() {
        assertThatThrownBy(() -> search("1h", "yesterday").begin(NOW)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> search("soon", null).begin(NOW)).isInstanceOf(DateTimeException.class);
    }

    private static LogSearch search(@Nullable String period, @Nullable String from) {
        return new LogSearch(period, from, null, null, null, null, null, null, null, null, null);
    }
}
