package cloud.yunhai.iaasadmin.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void percentIsRoundedDownSoThatOnlyWhatIsFullIsShownFull() {
        assertThat(new Share(999, 1_000).percent()).isEqualTo(99);
        assertThat(new Share(1_000, 1_000).percent()).isEqualTo(100);
    }

    @Test
    void nothingOfNothingIsNothingAndSomethingOfNothingIsFull() {
        assertThat(new Share(0, 0).percent()).isZero();
        assertThat(new Share(1, 0).percent()).isEqualTo(100);
        assertThat(new Share(5, 3).free()).isZero();
    }

    @Test
    void toneTellsWhatIsNearlyFullAndWhatIsFull() {
        assertThat(new Share(79, 100).tone()).isEqualTo("tone-good");
        assertThat(new Share(80, 100).tone()).isEqualTo("tone-warn");
        assertThat(new Share(120, 100).tone()).isEqualTo("tone-bad");
    }

    @Test
    void sharesAreAddedByPart() {
        assertThat(new Share(1, 4).plus(new Share(2, 8))).isEqualTo(new Share(3, 12));
    }

    @Test
    void lessThanNothingIsRefused() {
        assertThatThrownBy(() -> new Share(-1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 of 4");
    }
}
