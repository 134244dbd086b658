package cloud.yunhai.nodeagent.adapter.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.HealthReport.Condition;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProbeResult.Answer;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.testing.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifecycleClientsTest {
    private final TipCloud cloud = new TipCloud();
    private final AtomicReference<HealthReport> health = new AtomicReference<>(HealthReport.healthy());
    private final TipRuntime service =
            cloud.serve(TipCloud.settings("image-server", "h1").withVersion("1.2.3"), tip -> tip.health(health::get));
    private final Check.OverTip check = new Check.OverTip(service.address().toString());
    private final ServiceSpec spec = Children.spec(Path.of("/home"), "image-server", 1);
    private final LifecycleClients clients =
            new LifecycleClients(cloud.caller("node-agent", "h1"), Duration.ofSeconds(2));

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void conditionAndVersionAreTold() {
        assertThat(clients.probe(spec, check)).isEqualTo(new ProbeResult(Answer.HEALTHY, null, "1.2.3"));
        health.set(new HealthReport(Condition.DEGRADED, Map.of("db-proxy", "away")));
        assertThat(clients.probe(spec, check)).isEqualTo(new ProbeResult(Answer.DEGRADED, "{db-proxy=away}", "1.2.3"));
        health.set(new HealthReport(Condition.UNHEALTHY, Map.of("disk", "full")));
        assertThat(clients.probe(spec, check).answer()).isEqualTo(Answer.UNHEALTHY);
    }

    @Test
    void serviceThatDoesNotListenIsSilentAndIsSeenAsSoonAsItDoes() {
        Check.OverTip nobody = new Check.OverTip("127.0.0.1:" + Children.freePort());
        for (int i = 0; i < 20; i++) {
            assertThat(clients.probe(spec, nobody).answer()).isEqualTo(Answer.SILENT);
        }
        assertThat(clients.probe(Children.spec(Path.of("/home"), "other", 1), check)
                        .answer())
                .isEqualTo(Answer.HEALTHY);
    }

    @Test
    void serviceThatHangsIsSilentWithinTheTimeLimit() {
        CountDownLatch never = new CountDownLatch(1);
        HealthReport healthy = HealthReport.healthy();
        TipRuntime hung = cloud.serve(
                "volume-provider",
                "h1",
                tip -> tip.health(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return healthy;
                }));
        long before = System.nanoTime();
        ProbeResult result =
                clients.probe(spec, new Check.OverTip(hung.address().toString()));
        assertThat(result.answer()).isEqualTo(Answer.SILENT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        never.countDown();
    }

    @Test
    void metricsAreFetched() throws IOException {
        assertThat(clients.metrics(spec, check)).contains("# TYPE ");
        assertThatThrownBy(() -> clients.metrics(
                        Children.spec(Path.of("/home"), "other", 1),
                        new Check.OverTip("127.0.0.1:" + Children.freePort())))
                .isInstanceOf(IOException.class);
    }
}
