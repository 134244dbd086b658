package cloud.yunhai.iaasfront.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelTextTest {
    @Test
    void linesAreLabels() {
        assertThat(LabelText.parse(" tier = web \n\nurl=a=b\r\nempty=\n"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("tier", "web", "url", "a=b", "empty", ""));
        assertThat(LabelText.parse("")).isEmpty();
    }

    @Test
    void whatIsNoLabelIsNamed() {
        assertThatThrownBy(() -> LabelText.parse("a=b\nnonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nonsense (expected: name=value)");
        assertThatThrownBy(() -> LabelText.parse("=x")).hasMessageContaining("expected: name=value");
        assertThatThrownBy(() -> LabelText.parse("a=1\na=2")).hasMessage("a=2 (expected: each name once)");
    }

    @Test
    void writtenLabelsReadBack() {
        Map<String, String> labels = LabelText.parse("tier=web\nowner=me");

        assertThat(LabelText.parse(LabelText.of(labels))).isEqualTo(labels);
    }
}
