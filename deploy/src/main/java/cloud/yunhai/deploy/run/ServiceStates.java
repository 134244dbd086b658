package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the node-agent says of its services.
public final class ServiceStates {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final URI services;
    private final Home home;
    private final HttpClient http;

    /// @param agentUrl the node-agent's HTTP face
    public ServiceStates(Home home, String agentUrl) throws IOException {
        this.home = home;
        this.services = URI.create(agentUrl + "/services");
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(ANSWER);
        if (agentUrl.startsWith("https:")) {
            client.sslContext(Trust.in(home));
        }
        this.http = client.build();
    }

    /// One service.
    public record ServiceState(String name, String state, long pid, int restarts, String reason) {
        public boolean isUp() {
            return state.equals("UP");
        }
    }

    /// All of them; empty while the node-agent does not answer.
    public Optional<List<ServiceState>> read() throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(services).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            JsonNode root = JSON.readTree(answer.body());
            List<ServiceState> states = new ArrayList<>();
            for (JsonNode node : root.isArray() ? root : root.path("services")) {
                states.add(new ServiceState(
                        node.path("name").asString(""),
                        node.path("state").asString(""),
                        node.path("pid").asLong(0),
                        node.path("restarts").asInt(0),
                        node.path("reason").asString("")));
            }
            return Optional.of(states);
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /// Waits until all of these are up.
    ///
    /// @throws IOException naming those that are not, when the time is over
    public void awaitUp(int count, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Map<String, Integer> before = new HashMap<>();
        while (true) {
            Optional<List<ServiceState>> states = read();
            boolean allUp = states.isPresent()
                    && states.get().size() >= count
                    && states.get().stream().allMatch(ServiceState::isUp);
            if (allUp) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IOException(states.map(ServiceStates::notUp)
                        .orElse("the node-agent does not answer; see "
                                + home.logs().resolve("node-agent.log")));
            }
            giveUpOnOneThatKeepsDying(states.orElse(List.of()), before);
            Thread.sleep(100);
        }
    }

    /// Whoever ends at once, again and again, has a reason that waiting does not mend.
    private void giveUpOnOneThatKeepsDying(List<ServiceState> states, Map<String, Integer> before) throws IOException {
        for (ServiceState state : states) {
            int first = before.computeIfAbsent(state.name(), _ -> state.restarts());
            if (!state.isUp() && state.restarts() - first >= TRIES) {
                throw new IOException(state.name() + " does not start: "
                        + LastWords.of(home.logs().resolve(state.name() + ".log"))
                                .orElse(state.reason())
                        + " (yunhai logs " + state.name() + ")");
            }
        }
    }

    private static String notUp(List<ServiceState> states) {
        return "not up: "
                + String.join(
                        ", ",
                        states.stream()
                                .filter(state -> !state.isUp())
                                .map(state -> state.name() + " (" + state.state() + " " + state.reason() + ")")
                                .toList());
    }
}
