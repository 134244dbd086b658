package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.testing.Agents;
import cloud.yunhai.nodeagent.testing.FakeProcesses;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostMetricsTest {
    private final FakeProcesses processes = new FakeProcesses();
    private final Supervisor supervisor =
            Agents.over(processes, _ -> ProbeResult.healthy(), Agents.spec("one"), Agents.spec("two"));

    @AfterEach
    void end() {
        supervisor.close();
    }

    @Test
    void samplesOfAllServicesStandInOneTextWithTheirOrigin() {
        up();
        String text = metrics(_ -> "# TYPE calls_total counter\ncalls_total 7\n");

        assertThat(text)
                .containsOnlyOnce("# TYPE calls_total counter")
                .contains("calls_total{host=\"h1\",module=\"child\",service=\"one\"} 7")
                .contains("calls_total{host=\"h1\",module=\"child\",service=\"two\"} 7")
                .contains("own_gauge{host=\"h1\",module=\"node-agent\",service=\"node-agent\"} 1")
                .contains("yunhai_service_up{host=\"h1\",module=\"child\",service=\"one\"} 1.0")
                .contains("yunhai_service_resident_bytes{host=\"h1\",module=\"child\",service=\"one\"} 1048576.0")
                .contains("yunhai_scrape_unanswered{host=\"h1\"} 0.0");
    }

    @Test
    void serviceThatGivesNothingIsCountedAndTheOthersAreShown() {
        up();
        String text = metrics(spec -> {
            if (spec.name().equals("one")) {
                throw new IOException("timed out");
            }
            return "calls_total 7\nnonsense here and there\n";
        });

        assertThat(text)
                .contains("calls_total{host=\"h1\",module=\"child\",service=\"two\"} 7")
                .doesNotContain("calls_total{host=\"h1\",module=\"child\",service=\"one\"}")
                .contains("yunhai_scrape_unanswered{host=\"h1\"} 1.0")
                .contains("yunhai_scrape_lines_refused{host=\"h1\"} 1.0");
    }

    @Test
    void stoppedServiceIsNotAskedAndShownAsDown() {
        up();
        supervisor.stop("one").join();
        String text = metrics(spec -> "asked{name=\"" + spec.name() + "\"} 1\n");

        assertThat(text)
                .doesNotContain("asked{host=\"h1\",module=\"child\",service=\"one\"")
                .contains("yunhai_service_up{host=\"h1\",module=\"child\",service=\"one\"} 0.0")
                .doesNotContain("yunhai_service_resident_bytes{host=\"h1\",module=\"child\",service=\"one\"}");
    }

    /// One slow service must not add its time to that of the others.
    @Test
    void servicesAreAskedBesideEachOther() {
        up();
        CountDownLatch both = new CountDownLatch(2);
        String text = metrics(_ -> {
            both.countDown();
            try {
                return "together " + (both.await(30, TimeUnit.SECONDS) ? 1 : 0) + "\n";
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        });

        assertThat(text).contains("service=\"one\"} 1").contains("service=\"two\"} 1");
        assertThat(both.getCount()).isZero();
    }

    private void up() {
        Agents.awaitState(supervisor, "one", ServiceState.UP);
        Agents.awaitState(supervisor, "two", ServiceState.UP);
    }

    private String metrics(MetricsSource source) {
        return new HostMetrics("h1", supervisor, processes, source, () -> "own_gauge 1\n").text();
    }
}
