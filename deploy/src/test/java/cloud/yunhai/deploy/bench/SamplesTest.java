package cloud.yunhai.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentileIsAMeasuredValueWhateverTheOrder() {
        Samples samples = Samples.of(
                IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i).toArray());

        assertThat(samples.percentile(50)).isEqualTo(100);
        assertThat(samples.percentile(99)).isEqualTo(198);
        assertThat(samples.percentile(100)).isEqualTo(200);
        assertThat(samples.percentile(0.1)).isEqualTo(1);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddle() {
        assertThat(Samples.of(4, 1, 3, 2).median()).isEqualTo(2.5);
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void nanosecondsBecomeMilliseconds() {
        assertThat(Samples.ofNanos(List.of(1_500_000L)).median()).isEqualTo(1.5);
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatThrownBy(() -> Samples.of().median()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Samples.of().percentile(50)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Samples.of(1).percentile(0)).hasMessageContaining("expected: more than 0");
    }
}
