package cloud.yunhai.apiserver.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that are no documents, or documents that mean harm.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedBodyTest {
    private static final int BODY_MAX = 1 << 20;
    private static final String NAMESPACE = " xmlns='urn:yunhai:v1'";

    private final World world = new World();

    @AfterAll
    void stop() {
        world.close();
    }

    static Stream<Endpoint> endpoints() {
        return EndpointTable.ALL.stream().filter(endpoint -> endpoint.request() != null && !endpoint.requestOptional());
    }

    static Stream<Endpoint> endpointsWithoutBody() {
        return EndpointTable.ALL.stream()
                .filter(endpoint ->
                        endpoint.request() == null && !endpoint.method().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noJson(Endpoint endpoint) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        String good = world.example(endpoint.method().toLowerCase(java.util.Locale.ROOT), endpoint.path())
                .toString();
        bodies.put("empty", new byte[0]);
        bodies.put("blank", utf8(" \n\t"));
        bodies.put("cut off", utf8(good.substring(0, good.length() - 1)));
        bodies.put("two documents", utf8(good + good));
        bodies.put("something behind", utf8(good + "x"));
        bodies.put("a comment", utf8("/* */" + good));
        bodies.put("single quotes", utf8(good.replace('"', '\'')));
        bodies.put("a comma too many", utf8(good.substring(0, good.length() - 1) + ",}"));
        bodies.put("a list", utf8("[" + good + "]"));
        bodies.put("null", utf8("null"));
        bodies.put("text", utf8("\"text\""));
        bodies.put("a number", utf8("42"));
        bodies.put("not a number", utf8("{\"name\":NaN}"));
        bodies.put("a leading zero", utf8("{\"name\":007}"));
        bodies.put("a huge number", utf8("{\"name\":" + "9".repeat(100_000) + "}"));
        bodies.put("a huge exponent", utf8("{\"name\":1e999999999}"));
        bodies.put("a raw control character", utf8("{\"name\":\"a\u0001\"}"));
        bodies.put("deep lists", utf8("[".repeat(100_000)));
        bodies.put("deep objects", utf8("{\"a\":".repeat(100_000)));
        bodies.put("deep in a member", utf8("{\"name\":" + "[".repeat(40) + "]".repeat(40) + "}"));
        bodies.put("a byte order mark", utf8("\ufeff" + good));
        bodies.put("UTF-16", good.getBytes(UTF_16BE));
        bodies.put("UTF-16, little end first", good.getBytes(UTF_16LE));
        bodies.put("UTF-32", good.getBytes(Charset.forName("UTF-32BE")));
        bodies.put("Latin 1", "{\"name\":\"Gr\u00fc\u00df\"}".getBytes(ISO_8859_1));
        bodies.put(
                "a surrogate in UTF-8",
                concat(utf8("{\"name\":\""), new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        bodies.put("an overlong slash", concat(utf8("{\"name\":\""), new byte[] {(byte) 0xc0, (byte) 0xaf}));
        bodies.put("zeros", new byte[1000]);
        refused(endpoint, "application/json", bodies);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noXml(Endpoint endpoint) {
        if (endpoint.method().equals("PATCH")) {
            return; // a merge patch is JSON; see below
        }
        String name = cloud.yunhai.apiserver.core.document.Shape.of(Objects.requireNonNull(endpoint.request()))
                .rootName();
        String good = Texts.xml(world.example(endpoint.path()), endpoint.request(), "");
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("empty", new byte[0]);
        bodies.put("no document", utf8("text"));
        bodies.put("cut off", utf8(good.substring(0, good.length() - 1)));
        bodies.put("two documents", utf8(good + good));
        bodies.put("something behind", utf8(good + "text"));
        bodies.put("another element", utf8("<nothing" + NAMESPACE + "/>"));
        bodies.put("no namespace", utf8("<" + name + "/>"));
        bodies.put("another namespace", utf8("<" + name + " xmlns='urn:other'/>"));
        bodies.put("an attribute", utf8("<" + name + NAMESPACE + " name='x'/>"));
        bodies.put("text in it", utf8("<" + name + NAMESPACE + ">text</" + name + ">"));
        bodies.put(
                "nil",
                utf8("<" + name + NAMESPACE
                        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>"));
        bodies.put("a document type", utf8("<!DOCTYPE " + name + ">" + good));
        bodies.put("an external document type", utf8("<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>" + good));
        bodies.put("an external entity", utf8(entity("<!ENTITY e SYSTEM 'file:///etc/hostname'>", name)));
        bodies.put("a parameter entity", utf8(entity("<!ENTITY % e SYSTEM 'file:///etc/hostname'>%e;", name)));
        bodies.put("an entity bomb", utf8(entity(bomb(), name)));
        bodies.put("an unknown entity", utf8("<" + name + NAMESPACE + "><name>&e;</name></" + name + ">"));
        bodies.put("a forbidden character", utf8("<" + name + NAMESPACE + "><name>&#1;</name></" + name + ">"));
        bodies.put("a raw control character", utf8("<" + name + NAMESPACE + "><name>\u0001</name></" + name + ">"));
        bodies.put("deep", utf8("<" + name + NAMESPACE + ">" + "<a>".repeat(100_000)));
        bodies.put("many", utf8("<" + name + NAMESPACE + ">" + "<a/>".repeat(50_000) + "</" + name + ">"));
        bodies.put("Latin 1", ("<" + name + NAMESPACE + "><name>\u00fc</name></" + name + ">").getBytes(ISO_8859_1));
        bodies.put("an encoding of its own", utf8("<?xml version='1.0' encoding='x-none'?>" + good));
        bodies.put("zeros", new byte[1000]);
        refused(endpoint, "application/xml", bodies);
    }

    private static String entity(String declarations, String name) {
        return "<!DOCTYPE x [" + declarations + "]><" + name + NAMESPACE + "><name>&e;</name></" + name + ">";
    }

    private static String bomb() {
        StringBuilder bomb =
                new StringBuilder("<!ENTITY e0 '").append("ha".repeat(10)).append("'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        return bomb + "<!ENTITY e '&e29;'>";
    }

    private void refused(Endpoint endpoint, String type, Map<String, byte[]> bodies) {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        bodies.forEach((what, body) -> {
            Http.Answer answer = send(endpoint, type, body);
            if (answer.status() != 400 || !isProblem(answer) || !code(answer).matches("INVALID|MALFORMED")) {
                wrong.add(what + ": " + answer);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void bodiesThatAreTooLargeAreNotRead() {
        byte[] large = new byte[BODY_MAX + 1];
        endpoints().forEach(endpoint -> {
            Http.Answer answer = send(endpoint, "application/json", large);
            assertThat(answer.status()).as(endpoint.path()).isEqualTo(413);
            assertThat(code(answer)).isEqualTo("TOO_LARGE");
        });
        assertThat(send(endpoints().findFirst().orElseThrow(), "application/json", new byte[BODY_MAX])
                        .status())
                .as("just not too large")
                .isEqualTo(400);
    }

    @Test
    void otherMediaTypesAreRefusedByName() {
        List<String> wrong = new ArrayList<>();
        endpoints().forEach(endpoint -> {
            List<@Nullable String> types = new ArrayList<>(List.of("text/plain", "application/x-www-form-urlencoded"));
            types.add(null);
            if (endpoint.method().equals("PATCH")) {
                types.add("application/xml");
                types.add("application/json-patch+json");
            }
            for (String type : types) {
                Http.Answer answer = send(endpoint, type, utf8("{}"));
                if (answer.status() != 415
                        || !isProblem(answer)
                        || !answer.text("/errors/0/pointer").equals("Content-Type")) {
                    wrong.add(endpoint.method() + " " + endpoint.path() + " " + type + ": " + answer);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void mediaTypesThatAreNoneAreMalformed() {
        for (String type : List.of("json", "application/", "/", "application/json; charset", "\u00e9/x")) {
            Http.Answer answer = send(endpoints().findFirst().orElseThrow(), type, utf8("{}"));
            assertThat(answer.status()).as(type).isIn(400, 415);
            assertThat(isProblem(answer))
                    .as(type + ": " + answer + answer.response().headers())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("endpointsWithoutBody")
    void aBodyWhereNoneBelongsIsRefused(Endpoint endpoint) {
        String before = world.state();
        Http.Answer answer = send(endpoint, "application/json", utf8("{\"a\":1}"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("MALFORMED");
        assertThat(world.state()).isEqualTo(before);
    }

    private Http.Answer send(Endpoint endpoint, @Nullable String type, byte[] body) {
        return world.caller(endpoint).sendBytes(endpoint.method(), world.path(endpoint), type, body);
    }

    private static boolean isProblem(Http.Answer answer) {
        return answer.header("Content-Type").startsWith("application/problem+json")
                && !answer.text("code").isEmpty()
                && !answer.text("detail").isEmpty()
                && answer.text("request_id").equals(answer.header("X-Request-Id"));
    }

    private static String code(Http.Answer answer) {
        return answer.text("code");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
