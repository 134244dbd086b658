package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsMergeTest {
    private final MetricsMerge merge = new MetricsMerge();

    @Test
    void familyOfTwoServicesStandsOnceWithTheSamplesOfBoth() {
        merge.add(Map.of("service", "a"), "# HELP x_total X.\n# TYPE x_total counter\nx_total 1\n");
        merge.add(Map.of("service", "b"), "# HELP x_total Other words.\n# TYPE x_total counter\nx_total{k=\"v\"} 2\n");
        assertThat(merge.text()).isEqualTo("""
                        # HELP x_total X.
                        # TYPE x_total counter
                        x_total{service="a"} 1
                        x_total{service="b",k="v"} 2
                        """);
        assertThat(merge.refused()).isZero();
    }

    @Test
    void partsOfHistogramsStayInTheirFamily() {
        String text = """
                # HELP h_seconds H.
                # TYPE h_seconds histogram
                h_seconds_bucket{le="0.1"} 1
                h_seconds_bucket{le="+Inf"} 2
                h_seconds_sum 0.5
                h_seconds_count 2
                # TYPE h_seconds_max gauge
                h_seconds_max 0.4
                """;
        merge.add(Map.of("service", "a"), text);
        merge.add(Map.of("service", "b"), text);
        assertThat(merge.text()).isEqualTo("""
                        # HELP h_seconds H.
                        # TYPE h_seconds histogram
                        h_seconds_bucket{service="a",le="0.1"} 1
                        h_seconds_bucket{service="a",le="+Inf"} 2
                        h_seconds_sum{service="a"} 0.5
                        h_seconds_count{service="a"} 2
                        h_seconds_bucket{service="b",le="0.1"} 1
                        h_seconds_bucket{service="b",le="+Inf"} 2
                        h_seconds_sum{service="b"} 0.5
                        h_seconds_count{service="b"} 2
                        # TYPE h_seconds_max gauge
                        h_seconds_max{service="a"} 0.4
                        h_seconds_max{service="b"} 0.4
                        """);
    }

    @Test
    void labelThatTheSampleHasAlreadyIsKeptUnderAnotherName() {
        merge.add(Map.of("service", "a"), "x{service=\"inner\",z=\"1\"} 1\n");
        assertThat(merge.text()).contains("x{service=\"a\",exported_service=\"inner\",z=\"1\"} 1\n");
    }

    @Test
    void quotesBracesAndCommasInLabelsAreLeftAsTheyAre() {
        merge.add(Map.of("service", "a"), "x{path=\"/a,b={}\\\"\\\\\",y=\"\"} 1e-3 1700000000000\n");
        assertThat(merge.text()).contains("x{service=\"a\",path=\"/a,b={}\\\"\\\\\",y=\"\"} 1e-3\n");
    }

    @Test
    void valuesOfLabelsOfOursAreEscaped() {
        merge.gauge("x", "X.", Map.of("reason", "a \"b\"\n\\"), 1);
        assertThat(merge.text()).contains("x{reason=\"a \\\"b\\\"\\n\\\\\"} 1.0\n");
    }

    @Test
    void typesThatContradictMakeTheFamilyUntyped() {
        merge.add(Map.of("service", "a"), "# TYPE x gauge\nx 1\n");
        merge.add(Map.of("service", "b"), "# TYPE x counter\nx 2\n");
        assertThat(merge.text()).startsWith("# TYPE x untyped\n");
    }

    @Test
    void linesOfNoKnownFormAreCountedAndLeftOut() {
        merge.add(Map.of("service", "a"), "nonsense\nx{y=1} 2\nx{y=\"1\" 2\nx two\n<html>\nx 1\n# EOF\n");
        assertThat(merge.text()).isEqualTo("# TYPE x untyped\nx{service=\"a\"} 1\n");
        assertThat(merge.refused()).isEqualTo(5);
    }

    @Test
    void specialNumbersAreNumbers() {
        merge.add(Map.of(), "x NaN\nx +Inf\nx -Inf\n");
        assertThat(merge.refused()).isZero();
    }
}
