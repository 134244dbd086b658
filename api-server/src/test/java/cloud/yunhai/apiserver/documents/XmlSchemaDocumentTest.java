package cloud.yunhai.apiserver.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.codec.RepresentationTypes;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.testing.Samples;
import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/// The XML schemas, as they are served, held against what is really answered and taken.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XmlSchemaDocumentTest {
    private final World world = new World();
    private final String representations =
            world.api.anonymous().get(UriTemplates.SCHEMA).body();
    private final String problems =
            world.api.anonymous().get(UriTemplates.PROBLEM_SCHEMA).body();
    private final Schema schema = schema(representations);
    private final Schema problemSchema = schema(problems);

    @AfterAll
    void stop() {
        world.close();
    }

    private static Schema schema(String document) {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(new StringReader(document)));
        } catch (SAXException e) {
            throw new IllegalStateException(document, e);
        }
    }

    @Test
    void theyAreTheOnesInDocs() {
        CheckedIn.sameAs("api/yunhai.xsd", representations);
        CheckedIn.sameAs("api/problem.xsd", problems);
    }

    static Stream<Class<?>> roots() {
        return RepresentationTypes.ROOTS.stream();
    }

    @ParameterizedTest
    @MethodSource("roots")
    void everyMemberOfEveryRepresentationIsInTheSchema(Class<?> type) throws Exception {
        validate(schema, new String(XmlCodec.write(Samples.of(type)), UTF_8));
    }

    @Test
    void theAnswersFitTheSchema() {
        List<String> wrong = new ArrayList<>();
        int answers = 0;
        for (Endpoint endpoint : EndpointTable.ALL) {
            if (endpoint.method().equals("GET")
                    && endpoint.answer() != null
                    && !endpoint.path().contains("placement")) {
                String query = endpoint.path().equals(UriTemplates.LOGS) ? "?instance_id=" + world.id("ins") : "";
                Http.Answer answer =
                        world.caller(endpoint).with("Accept", "application/xml").get(world.path(endpoint) + query);
                answers++;
                try {
                    assertThat(answer.status()).isEqualTo(200);
                    validate(schema, answer.body());
                } catch (SAXException | IOException | AssertionError e) {
                    wrong.add(endpoint.path() + " " + e.getMessage() + " " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers).isGreaterThan(35);
    }

    @Test
    void theExamplesInXmlFitTheSchema() throws Exception {
        for (Endpoint endpoint : EndpointTable.ALL) {
            String example = world.document()
                    .path("paths")
                    .path(endpoint.path())
                    .path(endpoint.method().toLowerCase(java.util.Locale.ROOT))
                    .path("requestBody")
                    .path("content")
                    .path("application/xml")
                    .path("example")
                    .asString("");
            if (!example.isEmpty()) {
                validate(schema, example);
            }
        }
    }

    @Test
    void problemsFitTheirSchema() throws Exception {
        Http.Answer answer = world.operator.with("Accept", "application/xml").post(UriTemplates.ZONES, "{}");

        assertThat(answer.status()).isEqualTo(400);
        validate(problemSchema, answer.body());
    }

    @Test
    void theSchemaRefusesWhatTheServerRefuses() {
        assertThatThrownBy(() -> validate(schema, "<new_zone xmlns='urn:yunhai:v1'><no_such_member/></new_zone>"))
                .isInstanceOf(SAXException.class);
    }

    private static void validate(Schema schema, String document) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
    }
}
