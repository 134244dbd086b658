package cloud.yunhai.iaasadmin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Map<String, Comparator<String>> COLUMNS =
            Map.of("text", Comparator.naturalOrder(), "length", Comparator.comparing(String::length));

    @Test
    void sortsByTheColumnThatTheAddressNames() {
        assertThat(order("length").sort(List.of("ccc", "a", "bb"), COLUMNS)).containsExactly("a", "bb", "ccc");
        assertThat(order("-text").sort(List.of("a", "c", "b"), COLUMNS)).containsExactly("c", "b", "a");
    }

    @Test
    void equalsStayAsTheyCameBothWays() {
        assertThat(order("length").sort(List.of("b", "a"), COLUMNS)).containsExactly("b", "a");
        assertThat(order("-length").sort(List.of("b", "a"), COLUMNS)).containsExactly("b", "a");
    }

    @Test
    void anUnknownColumnIsTheUsualOne() {
        assertThat(order("password").toString()).isEqualTo("text");
        assertThat(Order.of(null, COLUMNS, "-length").toString()).isEqualTo("-length");
    }

    @Test
    void aSecondClickTurnsTheOrderRound() {
        assertThat(order("text").after("text")).isEqualTo("-text");
        assertThat(order("-text").after("text")).isEqualTo("text");
        assertThat(order("text").after("length")).isEqualTo("length");
        assertThat(order("-text").aria("text")).isEqualTo("descending");
        assertThat(order("-text").aria("length")).isNull();
    }

    private static Order order(String text) {
        return Order.of(text, COLUMNS, "text");
    }
}
