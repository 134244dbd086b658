package cloud.yunhai.apiserver.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.endpoint.Access;
import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The OpenAPI document, as it is served: read by a parser that is not ours, and held against what is really answered.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiDocumentTest {
    private static final String DOCUMENT = "https://yunhai.invalid/openapi.json";

    private final World world = new World();
    private final String served =
            world.api.anonymous().get(UriTemplates.OPENAPI).body();
    private final OpenAPI document = parse().getOpenAPI();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, served)));

    @AfterAll
    void stop() {
        world.close();
    }

    private SwaggerParseResult parse() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(served, null, options);
    }

    @Test
    void anotherParserFindsNothingWrongWithIt() {
        SwaggerParseResult result = parse();

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void itIsTheOneInDocs() {
        CheckedIn.sameAs("api/openapi.json", served + "\n");
    }

    @Test
    void everyEndpointIsInItAndNothingElse() {
        Set<String> told = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> told.add(method.name() + " " + path)));

        Set<String> known = new TreeSet<>();
        EndpointTable.ALL.forEach(endpoint -> known.add(endpoint.method() + " " + endpoint.path()));
        assertThat(told).isEqualTo(known);
    }

    static Stream<Endpoint> endpoints() {
        return EndpointTable.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyOperationIsWhole(Endpoint endpoint) {
        Operation operation = operation(endpoint);

        assertThat(operation.getSummary()).endsWith(".");
        assertThat(operation.getOperationId()).isNotBlank();
        assertThat(operation.getTags()).hasSize(1);
        assertThat(operation.getResponses()).containsKeys(Integer.toString(endpoint.status()), "400", "default");
        assertThat(operation.getSecurity().isEmpty()).isEqualTo(endpoint.access() == Access.PUBLIC);
        long variables = endpoint.path().chars().filter(c -> c == '{').count();
        assertThat(operation.getParameters().stream().filter(parameter -> "path".equals(parameter.getIn())))
                .hasSize((int) variables);
        assertThat(operation.getParameters()).allSatisfy(parameter -> {
            assertThat(parameter.getSchema()).isNotNull();
            assertThat(parameter.getDescription()).isNotBlank();
        });
        if (endpoint.request() != null) {
            assertThat(operation.getRequestBody().getContent().values())
                    .allSatisfy(type -> assertThat(type.getExample()).isNotNull());
        }
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids = endpoints()
                .map(endpoint -> operation(endpoint).getOperationId())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyPathOfTheClientsTemplatesIsInIt() throws IllegalAccessException {
        List<String> paths = new ArrayList<>();
        for (var field : UriTemplates.class.getFields()) {
            if (field.get(null) instanceof String path && path.startsWith("/") && !path.contains("{command}")) {
                paths.add(path);
            }
        }
        paths.remove(UriTemplates.BASE);
        assertThat(document.getPaths().keySet()).containsAll(paths);
    }

    /// Every example fits its schema, and so does every request that the other tests derive from the examples.
    @Test
    void theExamplesFitTheirSchemas() {
        endpoints().filter(endpoint -> endpoint.request() != null).forEach(endpoint -> {
            String example = world.document()
                    .path("paths")
                    .path(endpoint.path())
                    .path(endpoint.method().toLowerCase(Locale.ROOT))
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example")
                    .toString();
            assertThat(errors(endpoint.request(), example)).as(endpoint.path()).isEmpty();
        });
    }

    /// What is really answered is what the document says.
    @Test
    void theAnswersFitTheirSchemas() {
        List<String> wrong = new ArrayList<>();
        int answers = 0;
        for (Endpoint endpoint : EndpointTable.ALL) {
            if (endpoint.method().equals("GET")
                    && endpoint.answer() != null
                    && !endpoint.path().contains("placement")) {
                Http.Answer answer = world.caller(endpoint).get(readable(endpoint));
                List<Error> errors = errors(endpoint.answer(), answer.body());
                answers++;
                if (answer.status() != 200 || !errors.isEmpty()) {
                    wrong.add(endpoint.path() + " " + errors + " " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers).isGreaterThan(35);
        for (String path :
                List.of(UriTemplates.ZONES, UriTemplates.FLAVORS, UriTemplates.SUBNETS, UriTemplates.INSTANCES)) {
            Endpoint endpoint = EndpointTable.find("POST", path).orElseThrow();
            Http.Answer made =
                    world.caller(endpoint).post(path, world.example(path).toString());
            assertThat(errors(endpoint.answer(), made.body()))
                    .as(made.toString())
                    .isEmpty();
        }
    }

    /// Tenants read logs of one of their instances only.
    private String readable(Endpoint endpoint) {
        return world.path(endpoint)
                + (endpoint.path().equals(UriTemplates.LOGS) ? "?instance_id=" + world.id("ins") : "");
    }

    @Test
    void problemsFitTheirSchema() {
        Http.Answer answer = world.operator.post(UriTemplates.ZONES, "{}");

        assertThat(errors(cloud.yunhai.apicommon.problem.Problem.class, answer.body()))
                .isEmpty();
    }

    /// Else the tests above would prove nothing.
    @Test
    void whatIsWrongDoesNotFit() {
        assertThat(errors(cloud.yunhai.apicommon.representation.ZoneRepresentation.class, "{}"))
                .isNotEmpty();
        assertThat(errors(cloud.yunhai.apicommon.representation.NewZone.class, "{\"name\":\"a\",\"x\":1}"))
                .isNotEmpty();
    }

    private List<Error> errors(@org.jspecify.annotations.Nullable Class<?> type, String json) {
        String name = java.util.Objects.requireNonNull(type).getSimpleName();
        Schema schema = schemas.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name));
        return schema.validate(json, InputFormat.JSON);
    }

    private Operation operation(Endpoint endpoint) {
        PathItem item = java.util.Objects.requireNonNull(document.getPaths().get(endpoint.path()), endpoint.path());
        return java.util.Objects.requireNonNull(
                item.readOperationsMap().get(PathItem.HttpMethod.valueOf(endpoint.method())), endpoint.path());
    }
}
