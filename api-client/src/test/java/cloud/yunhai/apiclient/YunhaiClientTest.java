package cloud.yunhai.apiclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apiclient.error.WaitTimeoutException;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.SshKeyPatch;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import cloud.yunhai.common.model.account.Realm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YunhaiClientTest {
    private final FakeApi api = new FakeApi();
    private final YunhaiClient client = YunhaiClient.of(api.uri(), TokenSource.of("secret"));

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    private static String operation(String state) {
        boolean done = List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(state);
        return "{\"id\": \"op_1\", \"kind\": \"START_INSTANCE\", \"resource_id\": \"ins_1\", \"state\": \"" + state
                + "\", \"done\": " + done + ", \"progress_percent\": 50, \"error\": \"a reason\"}";
    }

    @Test
    void pagesAreReadOnlyAsFarAsNeeded() {
        api.on(
                "GET /v1/zones",
                Reply.json(200, "{\"items\": [{\"id\": \"zon_1\"}], \"next_page_token\": \"t2\"}"),
                Reply.json(200, "{\"items\": [], \"next_page_token\": \"t3\"}"),
                Reply.json(200, "{\"items\": [{\"id\": \"zon_2\"}]}"));

        Iterator<ZoneRepresentation> zones =
                client.zones().list(ListQuery.ALL.limit(1).where("name", "a")).iterator();

        assertThat(zones.next().id).isEqualTo("zon_1");
        assertThat(api.requests()).hasSize(1);
        assertThat(zones.next().id).isEqualTo("zon_2");
        assertThat(zones.hasNext()).isFalse();
        assertThat(api.requests().stream().map(FakeApi.Request::query))
                .containsExactly(
                        Map.of("name", "a", "limit", "1"),
                        Map.of("name", "a", "limit", "1", "page_token", "t2"),
                        Map.of("name", "a", "limit", "1", "page_token", "t3"));
    }

    @Test
    void aListThatRunsInCirclesEnds() {
        api.on("GET /v1/zones", Reply.json(200, "{\"items\": [], \"next_page_token\": \"t1\"}"));

        assertThatThrownBy(() -> client.zones().list().toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names itself");
    }

    @Test
    void aResourceIsChangedOnConditionOfItsTag() {
        api.on("GET /v1/ssh_keys/key_1", Reply.json(200, "{\"id\": \"key_1\"}").header("ETag", "\"7\""));
        api.on("PATCH /v1/ssh_keys/key_1", Reply.json(200, "{\"id\": \"key_1\", \"name\": \"new\"}"));
        api.on("DELETE /v1/ssh_keys/key_1", Reply.noContent());

        Tagged<SshKeyRepresentation> key = client.sshKeys().tagged("key_1");
        SshKeyPatch patch = new SshKeyPatch();
        patch.name = "new";
        assertThat(client.sshKeys().update("key_1", patch, key.tag()).name).isEqualTo("new");
        client.sshKeys().delete("key_1", key.tag());

        assertThat(api.only("PATCH /v1/ssh_keys/key_1").header("If-Match")).isEqualTo("\"7\"");
        assertThat(api.only("PATCH /v1/ssh_keys/key_1").body()).isEqualTo("{\"name\":\"new\"}");
        assertThat(api.only("DELETE /v1/ssh_keys/key_1").header("If-Match")).isEqualTo("\"7\"");
    }

    @Test
    void operatorsActForATenantWhereTenantsOwn() {
        api.on("GET /v1/ssh_keys", Reply.json(200, "{\"items\": []}"));
        api.on("GET /v1/zones", Reply.json(200, "{\"items\": []}"));
        YunhaiClient acting = client.actingFor("ten_1");

        assertThat(acting.sshKeys().list()).isEmpty();
        assertThat(acting.zones().list()).isEmpty();

        assertThat(api.only("GET /v1/ssh_keys").query()).isEqualTo(Map.of("tenant_id", "ten_1"));
        assertThat(api.only("GET /v1/zones").query()).isEmpty();
    }

    @Test
    void theFirstOperatorIsMadeByTheBootstrapSecret() {
        api.on("POST /v1/operators", Reply.json(201, "{\"id\": \"acc_1\", \"name\": \"admin\"}"));
        NewOperator wanted = new NewOperator();
        wanted.name = "admin";
        wanted.password = "long enough".toCharArray();

        assertThat(client.createFirstOperator(wanted, "boot").id).isEqualTo("acc_1");
        assertThat(api.only("POST /v1/operators").header("Authorization")).isEqualTo("Bootstrap boot");
    }

    @Test
    void aLoginSendsNoToken() {
        api.on("POST /v1/tokens", Reply.json(201, "{\"id\": \"tok_1\", \"token\": \"fresh\"}"));

        assertThat(client.tokens().login(Realm.USER, "demo", "pw".toCharArray()).token)
                .isEqualTo("fresh");
        assertThat(api.only("POST /v1/tokens").header("Authorization")).isNull();
        assertThat(api.only("POST /v1/tokens").body())
                .isEqualTo("{\"realm\":\"USER\",\"name\":\"demo\",\"password\":\"pw\"}");
    }

    @Test
    void aWaitPollsUntilTheEnd() {
        api.on(
                "GET /v1/operations/op_1",
                Reply.json(200, operation("RUNNING")),
                Reply.json(200, operation("RUNNING")),
                Reply.json(200, operation("SUCCEEDED")));

        client.operations().awaitSuccess("op_1", Duration.ofMinutes(5));

        List<FakeApi.Request> polls = api.requests("GET /v1/operations/op_1");
        assertThat(polls).hasSize(3);
        assertThat(polls.getFirst().query()).isEqualTo(Map.of("wait", "30000ms"));
    }

    @Test
    void aWaitThatIsOverAndAnOperationThatFailedAreTwoThings() {
        api.on("GET /v1/operations/op_1", Reply.json(200, operation("RUNNING")));
        assertThatThrownBy(() -> client.operations().awaitSuccess("op_1", Duration.ZERO))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessage("operation op_1 is still RUNNING after 0 s; it goes on");

        api.on("GET /v1/operations/op_1", Reply.json(200, operation("STUCK")));
        assertThatThrownBy(() -> client.operations().awaitSuccess("op_1", Duration.ofMinutes(5)))
                .isInstanceOf(OperationFailedException.class)
                .hasMessage("operation op_1 is STUCK: a reason");
    }

    @Test
    void anOperationIsWatchedUntilItIsDone() throws Exception {
        api.on(
                "GET /v1/operations/op_1/events",
                Reply.heldEvents("id: 1\nevent: operation\ndata: " + operation("RUNNING") + "\n\n: \n\n"
                        + "id: 2\nevent: operation\ndata: " + operation("SUCCEEDED") + "\n\n"));
        List<String> states = new CopyOnWriteArrayList<>();

        try (var subscription = client.operations().watch("op_1", now -> states.add(now.state.name()))) {
            subscription.ended().get(20, TimeUnit.SECONDS);
        }
        assertThat(states).containsExactly("RUNNING", "SUCCEEDED");
    }

    @Test
    void eventsAreFollowedFromASequenceOn() throws Exception {
        api.on("GET /v1/events", Reply.heldEvents("id: 9\nevent: instances\ndata: {\"sequence\": 9}\n\n"));
        List<Long> sequences = new CopyOnWriteArrayList<>();

        try (var subscription = client.events()
                .follow(ListQuery.ALL.where("resource_id", "ins_1"), 8L, event -> sequences.add(event.sequence))) {
            org.awaitility.Awaitility.await().until(() -> sequences.contains(9L));
        }
        FakeApi.Request request = api.only("GET /v1/events");
        assertThat(request.query()).isEqualTo(Map.of("resource_id", "ins_1"));
        assertThat(request.header("Last-Event-ID")).isEqualTo("8");
    }

    @Test
    void idsCannotLeaveTheirPath() {
        api.on("PATCH /v1/hosts/..%2Ftokens", Reply.json(200, "{\"id\": \"x\", \"state\": \"UP\"}"));

        HostRepresentation host = client.hosts().up("../tokens");

        assertThat(host.id).isEqualTo("x");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void aWrongAddressIsRefused() {
        for (String wrong : List.of("ftp://host", "http:///v1", "host:80", "http://user@host", "http://host?x=1")) {
            assertThatThrownBy(() -> ClientSettings.of(URI.create(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("api: " + wrong);
        }
        assertThatThrownBy(() -> YunhaiClient.of(
                        ClientSettings.of(api.uri()).withCa(Path.of("/does/not/exist")), TokenSource.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ca: /does/not/exist");
    }
}
