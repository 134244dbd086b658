package cloud.yunhai.nodeagent.testing;

import static org.awaitility.Awaitility.await;

import cloud.yunhai.nodeagent.app.Probe;
import cloud.yunhai.nodeagent.app.StateStore;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.core.BackOff;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Supervisors over [FakeProcesses].
public final class Agents {
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private Agents() {}

    public static Supervisor over(FakeProcesses processes, Probe probe, ServiceSpec... specs) {
        StateStore forgetful = new StateStore() {
            @Override
            public Map<String, Entry> load() {
                return Map.of();
            }

            @Override
            public void save(Map<String, Entry> services) {
                // The next agent is not under test.
            }
        };
        Supervisor supervisor =
                new Supervisor(List.of(specs), timings(), 8, processes, forgetful, InstantSource.system());
        supervisor.open(probe);
        return supervisor;
    }

    public static ServiceSpec spec(String name) {
        return Children.spec(Path.of("/nowhere"), name, 7);
    }

    public static void awaitState(Supervisor supervisor, String name, ServiceState state) {
        await().atMost(LIMIT).until(() -> supervisor.statusOf(name).state() == state);
    }

    private static Timings timings() {
        return new Timings(
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                3,
                Duration.ofSeconds(60),
                Duration.ofMillis(200),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                new BackOff(Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(60)));
    }
}
