package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Every service is a process of its own, and none is needed to stay alive for the platform to go on.
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
class ServicesTest {
    private static final Duration BACK = Duration.ofMinutes(2);
    private static final Duration ENDED = Duration.ofMinutes(5);
    private static final Set<String> MODULES = Set.of(
            "db-proxy",
            "api-server",
            "resource-scheduler",
            "vm-scheduler",
            "vm-controller",
            "volume-scheduler",
            "volume-provider",
            "network-provider",
            "dhcp-controller",
            "image-server",
            "lol-server",
            "iaas-front",
            "iaas-admin");

    private final Yunhai yunhai;

    ServicesTest(Yunhai yunhai) {
        this.yunhai = yunhai;
    }

    @Test
    void everyServiceIsAProcessOfItsOwn() {
        Map<String, Long> pids = pids();

        assertThat(pids.keySet()).containsAll(MODULES);
        assertThat(new HashSet<>(pids.values())).hasSameSizeAs(pids.values());
        pids.forEach((name, pid) ->
                assertThat(ProcessHandle.of(pid)).as(name).isPresent().get().matches(ProcessHandle::isAlive));
    }

    @Test
    void everyKilledServiceComesBack() {
        Map<String, Long> before = pids();
        before.forEach((name, pid) -> {
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().atMost(BACK).until(() -> allUp() && pid(name) != pid);
        });

        yunhai.run("instance", "list").succeeded();
        yunhai.run("check").succeeded();
    }

    @Test
    void createsInProgressEndWellWhenTheirSchedulerDies() {
        for (int i = 0; i < 10; i++) {
            yunhai.json(
                    "instance",
                    "create",
                    "--name",
                    "killed-" + i,
                    "--image",
                    "tiny",
                    "--flavor",
                    "small",
                    "--cluster",
                    "simulated");
            if (i == 5) {
                ProcessHandle.of(pid("resource-scheduler")).orElseThrow().destroyForcibly();
            }
        }

        await().atMost(ENDED).untilAsserted(() -> {
            JsonNode instances = yunhai.json("instance", "list");
            Map<String, String> states = new HashMap<>();
            instances.path("items").forEach(instance -> {
                String name = instance.path("name").asString();
                if (name.startsWith("killed-")) {
                    states.put(name, instance.path("state").asString().toUpperCase(Locale.ROOT));
                }
            });
            assertThat(states).hasSize(10);
            assertThat(states.values()).isSubsetOf("RUNNING", "FAILED");
        });
        yunhai.run("check").succeeded();
        for (int i = 0; i < 10; i++) {
            yunhai.run("instance", "delete", "killed-" + i, "--wait").succeeded();
        }
        yunhai.run("check").succeeded();
    }

    private boolean allUp() {
        return yunhai.run("status").status() == 0;
    }

    private long pid(String service) {
        return pids().getOrDefault(service, 0L);
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new HashMap<>();
        yunhai.run("status", "-o", "json")
                .json()
                .path("services")
                .forEach(service -> pids.put(
                        service.path("name").asString(), service.path("pid").asLong()));
        return pids;
    }
}
