package cloud.yunhai.common.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {
    @Test
    void textComesBackAsTheId() {
        for (int i = 0; i < 1000; i++) {
            InstanceId id = new InstanceId(UUID.randomUUID());
            assertThat(InstanceId.parse(id.text())).isEqualTo(id);
            assertThat(id.text()).hasSize(30).startsWith("ins_");
        }
    }

    @Test
    void textsSortByTimeOfMaking() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            texts.add(InstanceId.next().text());
        }
        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsGrowWhenTheClockStepsBack() {
        long[] millis = {5_000, 5_000, 4_000, 5_001};
        int[] call = {0};
        Uuid7 uuids = new Uuid7(() -> Instant.ofEpochMilli(millis[call[0]++]), new Random(1));

        List<String> texts = new ArrayList<>();
        for (int i = 0; i < millis.length; i++) {
            texts.add(new InstanceId(uuids.create()).text());
        }
        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ins_",
                "ins_01hv5z3k8m2q4r6s8t0v2w4x6",
                "ins_01hv5z3k8m2q4r6s8t0v2w4x6yy",
                "ins_81hv5z3k8m2q4r6s8t0v2w4x6y",
                "ins_01HV5Z3K8M2Q4R6S8T0V2W4X6Y",
                "ins_01hv5z3k8m2q4r6s8t0v2w4x6l",
                "vol_01hv5z3k8m2q4r6s8t0v2w4x6y"
            })
    void whatIsNoInstanceIdIsRefused(String text) {
        assertThatThrownBy(() -> InstanceId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(expected: ins_");
    }
}
