package cloud.yunhai.deploy.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Wrong requests through the shipped platform, down to the database: refused with a reason, and nothing changed.
/// (Every member in every way is tried at api-server's own door; here it is a sample of each.)
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String MARK = "bad-input-";
    private static final String INSTANCES = "/v1/instances";
    private static final String NOTHING = "_7zzzzzzzzzzzzzzzzzzzzzzzzz";
    private static final String QUOTA = "\"quota\":{\"instances\":%d,\"vcpus\":1000,\"memory_mib\":100000000,"
            + "\"storage_gib\":1000000,\"addresses\":1000}";

    private final Yunhai yunhai;
    private final Api operator;
    private final Api bad;
    private final JsonNode document;
    private final List<String> toDelete = new ArrayList<>();
    private Api owner;
    private Api foreign;

    BadInputTest(Yunhai yunhai) {
        this.yunhai = yunhai;
        operator = Api.of(yunhai, "operator", "good-");
        bad = new Api(operator.base(), operator.token(), MARK);
        document = operator.get("/v1/openapi.json").is(200).json();
    }

    @BeforeAll
    void makeTenants() {
        owner = tenant("owner", 50);
        foreign = tenant("foreign", 0);
    }

    @AfterAll
    void removeWhatWasMade() {
        toDelete.reversed().forEach(operator::delete);
    }

    private Api tenant(String name, int instances) {
        String unique = name + "-" + Long.toString(System.nanoTime(), 36);
        String group = operator.post("/v1/groups", "{\"name\":\"" + unique + "\"," + QUOTA.formatted(instances) + "}")
                .is(201)
                .text("/id");
        String user = "{\"name\":\"%s\",\"password\":\"correct horse\",\"group_id\":\"%s\"}".formatted(unique, group);
        operator.post("/v1/users", user).is(201);
        return Api.login(operator.base(), "USER", unique, "correct horse", "good-");
    }

    @Test
    void everyMemberOfEveryBodyIsNamedWhenItIsWrong() {
        List<String> wrong = new ArrayList<>();
        int[] tried = {0};
        bodies((operation, example) -> example.propertyNames().forEach(member -> {
            ObjectNode odd = example.deepCopy();
            odd.putObject(member).put("no_such_member", 1);
            ObjectNode empty = example.deepCopy();
            empty.putArray(member).add(true);
            for (ObjectNode body : List.of(odd, empty)) {
                Api.Answer answer = send(operation, body);
                tried[0]++;
                if (!isNamed(answer, "/" + member)) {
                    wrong.add(operation + " " + body + ": " + answer);
                }
            }
        }));
        bodies((operation, example) -> {
            Api.Answer answer = send(operation, example.put("no_such_member", 1));
            if (!isNamed(answer, "/no_such_member")) {
                wrong.add(operation + ": " + answer);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(tried[0]).isGreaterThan(150);
        assertNothingChanged();
    }

    private static boolean isNamed(Api.Answer answer, String pointer) {
        if (answer.status() != 400 || !answer.type().startsWith("application/problem+json")) {
            return false;
        }
        for (JsonNode error : answer.json().path("errors")) {
            if (error.path("pointer").asString("").startsWith(pointer)) {
                return !answer.text("/code").isEmpty()
                        && answer.text("/request_id").startsWith(MARK);
            }
        }
        return false;
    }

    private void bodies(BiConsumer<String, ObjectNode> each) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode example = operation.getValue().at("/requestBody/content/application~1json/example");
                    if (example instanceof ObjectNode body) {
                        each.accept(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                body.deepCopy());
                    }
                }));
    }

    /// The id need not exist: what is wrong with the body is told first.
    private Api.Answer send(String operation, ObjectNode body) {
        String[] words = operation.split(" ", 2);
        String collection = words[1].replaceFirst("/v1/([a-z_]+).*", "$1");
        String path = words[1].replace("{id}", prefix(collection) + NOTHING);
        boolean tenants =
                List.of("instances", "images", "ssh_keys", "security_groups").contains(collection);
        Api caller = tenants ? new Api(owner.base(), owner.token(), MARK) : bad;
        return caller.send(words[0], path, "application/json", body.toString().getBytes(UTF_8));
    }

    private static String prefix(String collection) {
        return switch (collection) {
            case "zones" -> "zon";
            case "clusters" -> "cls";
            case "hosts" -> "hst";
            case "subnets" -> "net";
            case "flavors" -> "flv";
            case "images" -> "img";
            case "ssh_keys" -> "key";
            case "security_groups" -> "sg";
            case "instances" -> "ins";
            case "volumes" -> "vol";
            case "operations" -> "op";
            case "groups" -> "grp";
            case "tenants" -> "ten";
            case "users", "operators" -> "acc";
            default -> "none";
        };
    }

    @Test
    void documentsThatMeanHarmAreRefused() {
        Map<String, String> xml = new LinkedHashMap<>();
        String open = "<new_instance xmlns='urn:yunhai:v1'>";
        xml.put("a document type", "<!DOCTYPE x>" + open + "</new_instance>");
        xml.put("an entity", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + open + "<name>&e;</name>");
        xml.put(
                "an entity bomb",
                "<!DOCTYPE x [<!ENTITY a 'haha'><!ENTITY b '" + "&a;".repeat(1000) + "'><!ENTITY c '"
                        + "&b;".repeat(1000) + "'>]>" + open + "<name>&c;</name></new_instance>");
        xml.put("deep", open + "<a>".repeat(100_000));
        xml.put("another element", "<instance xmlns='urn:yunhai:v1'/>");
        Map<String, byte[]> json = new LinkedHashMap<>();
        json.put("deep", "[".repeat(100_000).getBytes(UTF_8));
        json.put("a huge number", ("{\"name\":" + "9".repeat(100_000) + "}").getBytes(UTF_8));
        json.put("Latin 1", "{\"name\":\"\u00fc\"}".getBytes(ISO_8859_1));
        json.put("twice", "{\"name\":\"a\",\"name\":\"b\"}".getBytes(UTF_8));
        json.put("nothing", new byte[0]);
        Api caller = new Api(owner.base(), owner.token(), MARK);

        xml.forEach((what, body) -> assertThat(caller.send("POST", INSTANCES, "application/xml", body.getBytes(UTF_8))
                        .status())
                .as(what)
                .isEqualTo(400));
        json.forEach((what, body) -> assertThat(
                        caller.send("POST", INSTANCES, "application/json", body).status())
                .as(what)
                .isEqualTo(400));
        assertThat(caller.send("POST", INSTANCES, "application/json", new byte[(1 << 20) + 1])
                        .status())
                .isEqualTo(413);
        assertThat(caller.send("POST", INSTANCES, "text/plain", new byte[1]).status())
                .isEqualTo(415);
        for (String query : List.of("limit=0", "limit=501", "page_token=", "fields=no", "state=no", "no=1")) {
            assertThat(caller.get(INSTANCES + "?" + query).status()).as(query).isEqualTo(400);
        }
        assertNothingChanged();
    }

    @Test
    void whatIsAnothersIsNotFoundByAnyVerb() {
        Map<String, String> ids = ownersThings();
        Api caller = new Api(foreign.base(), foreign.token(), MARK);
        List<String> wrong = new ArrayList<>();
        int[] tried = {0};
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String id = ids.get(path.getKey().replaceFirst("/v1/([a-z_]+).*", "$1"));
                    boolean tenants = operation
                            .getValue()
                            .path("description")
                            .asString("")
                            .startsWith("For tenants");
                    if (id != null && tenants && path.getKey().contains("{id}")) {
                        JsonNode body = operation.getValue().at("/requestBody/content/application~1json/example");
                        Api.Answer answer = caller.send(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey().replace("{id}", id),
                                body.isMissingNode() ? "" : "application/json",
                                body.toString().getBytes(UTF_8));
                        tried[0]++;
                        if (answer.status() != 404 || !answer.type().startsWith("application/problem+json")) {
                            wrong.add(operation.getKey() + " " + path.getKey() + ": " + answer);
                        }
                    }
                }));
        assertThat(wrong).isEmpty();
        assertThat(tried[0]).isGreaterThan(20);
        for (String list :
                List.of("instances", "volumes", "operations", "ssh_keys", "security_groups", "events", "leases")) {
            assertThat(foreign.get("/v1/" + list).is(200).body()).doesNotContain(ids.get("instances"));
        }
        assertThat(foreign.get("/v1/logs?instance_id=" + ids.get("instances")).status())
                .isEqualTo(404);
        assertNothingChanged();
        owner.ended(owner.delete(INSTANCES + "/" + ids.get("instances")).is(202).text("/operation/id"));
    }

    private Map<String, String> ownersThings() {
        Api.Answer accepted =
                create(instance("owned", "small", "simulated", "")).is(202);
        assertThat(owner.ended(accepted.text("/operation/id")).path("state").asString())
                .isEqualTo("SUCCEEDED");
        String instance = accepted.text("/instance/id");
        JsonNode volumes =
                owner.get("/v1/volumes?instance_id=" + instance).is(200).json();
        String group =
                owner.post("/v1/security_groups", "{\"name\":\"mine\"}").is(201).text("/id");
        String key = document.at("/paths/~1v1~1ssh_keys/post/requestBody/content/application~1json/example")
                .toString();
        return Map.of(
                "instances", instance,
                "operations", accepted.text("/operation/id"),
                "volumes", volumes.at("/items/0/id").asString(),
                "security_groups", group,
                "ssh_keys", owner.post("/v1/ssh_keys", key).is(201).text("/id"));
    }

    @Test
    void whatIsNamedAndDoesNotExistIsTold() {
        String good = instance("nothing", "small", "simulated", "");
        for (String member : List.of("image_id", "flavor_id", "cluster_id", "subnet_id", "ssh_key_id")) {
            ObjectNode body = (ObjectNode) new tools.jackson.databind.json.JsonMapper().readTree(good);
            String kind = Map.of(
                            "image_id",
                            "img",
                            "flavor_id",
                            "flv",
                            "cluster_id",
                            "cls",
                            "subnet_id",
                            "net",
                            "ssh_key_id",
                            "key")
                    .getOrDefault(member, "");
            body.put(member, kind + NOTHING);
            Api.Answer answer = new Api(owner.base(), owner.token(), MARK).post(INSTANCES, body.toString());
            assertThat(answer.status()).as(member + ": " + answer).isEqualTo(422);
            assertThat(answer.text("/errors/0/pointer")).as(answer.body()).isEqualTo("/" + member);
        }
        assertNothingChanged();
    }

    @Test
    void noCapacityIsExplainedAndEverythingReturned() {
        String name = "giant-" + Long.toString(System.nanoTime(), 36);
        String flavor = operator.post(
                        "/v1/flavors",
                        "{\"name\":\"" + name + "\",\"vcpus\":200,\"memory_mib\":4000000,\"root_gib\":1}")
                .is(201)
                .text("/id");
        toDelete.add("/v1/flavors/" + flavor);

        assertRefused(create(instance("giant", name, "simulated", "")), "NO_HOST_FITS");
    }

    @Test
    void theQuotaIsExplained() {
        Api.Answer answer = foreign.post(INSTANCES, instance("over", "small", "simulated", ""));

        answer.is(507);
        assertThat(answer.text("/code")).isEqualTo("QUOTA");
        assertThat(answer.json().path("explain").size()).as(answer.body()).isPositive();
        assertCheckIsClean();
    }

    @Test
    void noAddressIsExplainedAndEverythingReturned() {
        String name = "tight-" + Long.toString(System.nanoTime(), 36);
        String subnet = operator.post(
                        "/v1/subnets",
                        ("{\"name\":\"%s\",\"cluster_id\":\"%s\",\"cidr\":\"10.213.7.0/29\","
                                        + "\"range_first\":\"10.213.7.2\",\"range_last\":\"10.213.7.2\"}")
                                .formatted(name, operator.idOf("clusters", "simulated")))
                .is(201)
                .text("/id");
        toDelete.add("/v1/subnets/" + subnet);
        Api.Answer first =
                create(instance("first", "small", "simulated", subnet)).is(202);
        assertThat(owner.ended(first.text("/operation/id")).path("state").asString())
                .isEqualTo("SUCCEEDED");

        assertRefused(create(instance("second", "small", "simulated", subnet)), "NO_ADDRESS");

        owner.ended(owner.delete(INSTANCES + "/" + first.text("/instance/id"))
                .is(202)
                .text("/operation/id"));
        assertCheckIsClean();
    }

    /// At once, or as the end of the operation; either way with the reason, and with nothing held.
    private void assertRefused(Api.Answer answer, String code) {
        if (answer.status() == 202) {
            JsonNode operation = owner.ended(answer.text("/operation/id"));
            assertThat(operation.path("state").asString()).isEqualTo("FAILED");
            assertThat(operation.path("error_code").asString())
                    .as(operation.toString())
                    .isEqualTo(code);
            assertThat(operation.path("error").asString()).isNotBlank();
            String instance = INSTANCES + "/" + answer.text("/instance/id");
            assertThat(owner.get(instance).is(200).text("/state")).isEqualTo("FAILED");
            assertCheckIsClean();
            owner.ended(owner.delete(instance).is(202).text("/operation/id"));
        } else {
            answer.is(507);
            assertThat(answer.text("/code")).isEqualTo(code);
        }
        assertCheckIsClean();
    }

    private Api.Answer create(String body) {
        return owner.post(INSTANCES, body);
    }

    private String instance(String name, String flavor, String cluster, String subnet) {
        return "{\"name\":\"%s\",\"image_id\":\"%s\",\"flavor_id\":\"%s\",\"cluster_id\":\"%s\"%s}"
                .formatted(
                        name,
                        operator.idOf("images", "tiny"),
                        operator.idOf("flavors", flavor),
                        operator.idOf("clusters", cluster),
                        subnet.isEmpty() ? "" : ",\"subnet_id\":\"" + subnet + "\"");
    }

    /// No event was caused by a request of ours that was to be refused.
    private void assertNothingChanged() {
        String token = "";
        do {
            JsonNode page = operator.get("/v1/events?limit=500" + token).is(200).json();
            for (JsonNode event : page.path("items")) {
                assertThat(event.at("/actor/request_id").asString(""))
                        .as(event.toString())
                        .doesNotStartWith(MARK);
            }
            String next = page.path("next_page_token").asString("");
            token = next.isEmpty() ? "" : "&page_token=" + java.net.URLEncoder.encode(next, UTF_8);
        } while (!token.isEmpty());
        assertCheckIsClean();
    }

    private void assertCheckIsClean() {
        JsonNode check = operator.get("/v1/check").is(200).json();
        assertThat(check.path("clean").asBoolean()).as(check.toString()).isTrue();
    }

    @Test
    void theCommandLineSaysTheSame() {
        Yunhai.Result result =
                yunhai.run("instance", "create", "--name", "UPPER", "--image", "tiny", "--flavor", "small");

        assertThat(result.status()).isEqualTo(8);
        assertThat(result.err()).contains("/name").contains("UPPER");
    }
}
