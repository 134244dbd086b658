package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.representation.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document, made of the table of endpoints and the classes of the representations.
final class OpenApi {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String PROBLEM_RESPONSE = "#/components/responses/Problem";

    private final OpenApiSchemas schemas = new OpenApiSchemas(MAPPER);

    private OpenApi() {}

    /// The document.
    static byte[] document() {
        return MAPPER.writeValueAsBytes(new OpenApi().build());
    }

    private ObjectNode build() {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Yunhai").put("version", "1").put("description", """
                        The same resources in JSON and XML, chosen by Accept and Content-Type. Work on physical \
                        resources is answered 202 with an operation. Every error is a problem document (RFC 9457). \
                        Constants are taken in upper and lower case and given in upper case.""");
        document.putArray("servers").addObject().put("url", "/");
        Map<String, ObjectNode> paths = new TreeMap<>();
        for (Endpoint endpoint : EndpointTable.ALL) {
            paths.computeIfAbsent(endpoint.path(), _ -> MAPPER.createObjectNode())
                    .set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        ObjectNode written = document.putObject("paths");
        paths.forEach(written::set);
        ObjectNode components = document.putObject("components");
        components.set("responses", problemResponse());
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A token of POST " + UriTemplates.TOKENS + ".");
        ((ObjectNode) components.get("securitySchemes"))
                .putObject("bootstrap")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Authorization")
                .put("description", "`Bootstrap` and the secret, while there is no operator.");
        return document;
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = MAPPER.createObjectNode();
        operation.put("operationId", operationId(endpoint));
        operation.put("summary", endpoint.summary());
        operation.putArray("tags").add(tag(endpoint.path()));
        operation.put("description", who(endpoint.access()));
        security(operation, endpoint.access());
        operation.set("parameters", OpenApiParameters.of(endpoint));
        if (endpoint.request() != null) {
            ObjectNode body = operation.putObject("requestBody").put("required", !endpoint.requestOptional());
            ObjectNode content = body.putObject("content");
            boolean patch = endpoint.method().equals("PATCH");
            for (String type : patch ? List.of(JSON, Call.MERGE_PATCH) : List.of(JSON)) {
                content.putObject(type)
                        .set("schema", schemas.reference(endpoint.request()))
                        .set("example", OpenApiExamples.json(endpoint.request()));
            }
            if (!patch) {
                content.putObject(XML)
                        .set("schema", schemas.reference(endpoint.request()))
                        .put("example", OpenApiExamples.xml(endpoint.request()));
            }
        }
        responses(operation.putObject("responses"), endpoint);
        return operation;
    }

    /// `getInstances`, `postInstancesIdStart`: unique, since method and path are.
    private static String operationId(Endpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().toLowerCase(Locale.ROOT));
        for (String word : endpoint.path().replace(UriTemplates.BASE + "/", "").split("[^a-z]+", -1)) {
            if (!word.isEmpty()) {
                id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static String tag(String path) {
        String[] segments = path.split("/", -1);
        return segments[segments.length > 2 ? 2 : 1];
    }

    private static String who(Access access) {
        return switch (access) {
            case PUBLIC -> "For everybody.";
            case ACCOUNT -> "For every account.";
            case TENANT -> "For tenants, of their own; for operators, of everybody's.";
            case OPERATOR -> "For operators.";
            case FIRST_OPERATOR -> "For operators; for the holder of the bootstrap secret while there is no operator.";
        };
    }

    private static void security(ObjectNode operation, Access access) {
        ArrayNode security = operation.putArray("security");
        if (access != Access.PUBLIC) {
            security.addObject().putArray("bearer");
        }
        if (access == Access.FIRST_OPERATOR) {
            security.addObject().putArray("bootstrap");
        }
    }

    private void responses(ObjectNode responses, Endpoint endpoint) {
        ObjectNode good = responses.putObject(Integer.toString(endpoint.status()));
        good.put("description", description(endpoint.status()));
        if (endpoint.answer() != null) {
            boolean page = Page.class.isAssignableFrom(endpoint.answer());
            ObjectNode headers = good.putObject("headers");
            header(headers, RequestFrame.REQUEST_ID, "The request's id.");
            if (endpoint.status() == 201 || endpoint.status() == 202) {
                header(headers, "Location", "Where the resource, or the operation, is.");
            }
            if (page) {
                header(headers, "Link", "The next page, rel=next.");
            } else if (endpoint.status() != 202) {
                header(headers, "ETag", "For If-Match and If-None-Match.");
            }
            ObjectNode content = good.putObject("content");
            content.putObject(JSON).set("schema", schemas.reference(endpoint.answer()));
            content.putObject(XML).set("schema", schemas.reference(endpoint.answer()));
        }
        if (endpoint.text() != null) {
            ObjectNode content = good.get("content") instanceof ObjectNode there ? there : good.putObject("content");
            content.putObject(endpoint.text())
                    .putObject("schema")
                    .put("type", endpoint.text().equals(JSON) ? "object" : "string");
        }
        for (int status : problems(endpoint)) {
            responses.putObject(Integer.toString(status)).put("$ref", PROBLEM_RESPONSE);
        }
        responses.putObject("default").put("$ref", PROBLEM_RESPONSE);
    }

    private static void header(ObjectNode headers, String name, String description) {
        headers.putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static String description(int status) {
        return switch (status) {
            case 201 -> "Made.";
            case 202 -> "Taken on: the work goes on, the operation tells how.";
            case 204 -> "Done.";
            default -> "The answer.";
        };
    }

    /// What may go wrong.
    private static List<Integer> problems(Endpoint endpoint) {
        List<Integer> problems = new ArrayList<>(List.of(400));
        if (endpoint.access() != Access.PUBLIC || endpoint.request() != null) {
            problems.add(401);
        }
        if (endpoint.access() == Access.OPERATOR || endpoint.access() == Access.FIRST_OPERATOR) {
            problems.add(403);
        }
        if (endpoint.path().contains("{")) {
            problems.add(404);
        }
        if (!endpoint.method().equals("GET")) {
            problems.add(409);
        }
        if (endpoint.guarded()) {
            problems.add(412);
        }
        if (endpoint.request() != null) {
            problems.addAll(List.of(413, 415, 422));
        }
        problems.addAll(List.of(429, 503));
        if (endpoint.status() == 202) {
            problems.add(507);
        }
        return problems;
    }

    private ObjectNode problemResponse() {
        ObjectNode responses = MAPPER.createObjectNode();
        ObjectNode problem = responses.putObject("Problem").put("description", "What went wrong (RFC 9457).");
        header(problem.putObject("headers"), "Retry-After", "With 429 and 503: try again after so many seconds.");
        ObjectNode content = problem.putObject("content");
        Problem example = OpenApiExamples.problem();
        content.putObject(Problem.JSON)
                .set("schema", schemas.reference(Problem.class))
                .set("example", MAPPER.readTree(JsonCodec.write(example)));
        content.putObject(Problem.XML)
                .set("schema", schemas.reference(Problem.class))
                .put("example", new String(XmlCodec.write(example), StandardCharsets.UTF_8));
        return responses;
    }
}
