package cloud.yunhai.nodeagent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.nodeagent.NodeAgentApplication;
import cloud.yunhai.nodeagent.adapter.process.OsProcesses;
import cloud.yunhai.nodeagent.testing.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole agent in a process of its own, killed with SIGKILL and started again.
class AgentKilledTest {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path home;

    private Path certificates = Path.of("none");
    private final List<Process> agents = new ArrayList<>();
    private final int http = Children.freePort();
    private final int one = Children.freePort();
    private final int two = Children.freePort();

    @BeforeEach
    void servicesFile() throws IOException {
        certificates = new TestCertificates(home.resolve("certificates")).issue("node-agent", "host-1");
        writeServices("");
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process agent : agents) {
            agent.destroyForcibly().waitFor();
        }
        Children.endAll(processes());
    }

    @Test
    void servicesOutliveTheAgentAndAreTakenOverByTheNext() throws Exception {
        Process first = startAgent();
        Map<String, Long> before = awaitAllUp();
        first.destroyForcibly().waitFor();
        assertThat(processes().running()).hasSize(2);

        Process second = startAgent();
        assertThat(awaitAllUp()).isEqualTo(before);
        assertThat(processes().running()).hasSize(2);

        // What was adopted is watched as closely as a child.
        ProcessHandle.of(before.getOrDefault("one", 0L)).orElseThrow().destroyForcibly();
        await().atMost(LONG).until(() -> service("one").path("restarts").asInt() == 1);
        Map<String, Long> after = awaitAllUp();
        assertThat(after.get("one")).isNotEqualTo(before.get("one"));
        assertThat(after.get("two")).isEqualTo(before.get("two"));
        assertThat(service("one").path("last_exit").asString()).contains("nobody saw how");

        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(processes().running()).isEmpty();
    }

    @Test
    void serviceWhoseDescriptionChangedMeanwhileIsReplaced() throws Exception {
        Process first = startAgent();
        Map<String, Long> before = awaitAllUp();
        first.destroyForcibly().waitFor();
        writeServices("changed");
        startAgent();
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> pids().containsKey("one") && !pids().get("one").equals(before.get("one")));
        assertThat(awaitAllUp().get("two")).isEqualTo(before.get("two"));
        assertThat(processes().running()).hasSize(2);
    }

    @Test
    void secondAgentOfTheSameHomeIsRefused() throws Exception {
        startAgent();
        awaitAllUp();
        Process second = startAgent();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(home.resolve("agent.log")).content().contains("expected: no other agent of this home");
        assertThat(processes().running()).hasSize(2);
    }

    private void writeServices(String argumentOfOne) throws IOException {
        Files.writeString(
                home.resolve("services.yaml"),
                service("one", one, argumentOfOne) + service("two", two, "") + "  startAfter: [one]\n");
    }

    private static String service(String name, int port, String argument) {
        return """
                - name: %s
                  module: child
                  mainClass: cloud.yunhai.nodeagent.testing.ChildService
                  classPath: ["%s"]
                  jvmOptions: %s
                  arguments: [%d, "%s"]
                  check: {http: "http://127.0.0.1:%d/healthz"}
                """.formatted(name, Children.classes(), Children.JVM, port, argument, port);
    }

    private Process startAgent() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NodeAgentApplication.class.getName(),
                "--node-agent.home=" + home,
                "--node-agent.roles=",
                "--yunhai.hosts=host-1",
                "--yunhai.listen=127.0.0.1:0",
                "--yunhai.db-proxy=127.0.0.1:1",
                "--yunhai.certificates=" + certificates,
                "--node-agent.http-listen=127.0.0.1:" + http);
        Process agent = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("agent.log").toFile()))
                .start();
        agents.add(agent);
        return agent;
    }

    private Map<String, Long> awaitAllUp() throws Exception {
        await().atMost(LONG).ignoreExceptions().until(() -> get("/healthz").statusCode() == 200);
        return pids();
    }

    private Map<String, Long> pids() throws Exception {
        Map<String, Long> pids = new TreeMap<>();
        for (JsonNode service : services()) {
            if (service.path("state").asString().equals("UP")) {
                pids.put(service.path("name").asString(), service.path("pid").asLong());
            }
        }
        return pids;
    }

    private JsonNode service(String name) throws Exception {
        for (JsonNode service : services()) {
            if (service.path("name").asString().equals(name)) {
                return service;
            }
        }
        throw new AssertionError("no service " + name);
    }

    private JsonNode services() throws Exception {
        return JsonMapper.builder().build().readTree(get("/services").body()).path("services");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private OsProcesses processes() {
        return new OsProcesses(Path.of(System.getProperty("java.home")), home);
    }
}
