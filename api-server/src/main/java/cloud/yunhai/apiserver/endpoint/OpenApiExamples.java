package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import cloud.yunhai.common.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Examples of requests, made of the classes: what they show is taken, once the ids in them exist.
final class OpenApiExamples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID_TAIL = "_01jdy5k8t0e9m8x7c6v5b4n3z2";
    private static final JsonMapper MAPPER = JsonCodec.mapper();

    private OpenApiExamples() {}

    /// A request with all its members.
    static ObjectNode json(Class<?> type) {
        ObjectNode example = NODES.objectNode();
        for (Shape.Member member : Shape.of(type).members().values()) {
            if (member.expect().insteadOf().isEmpty()) {
                example.set(member.name(), value(member.value(), member.expect()));
            }
        }
        return example;
    }

    /// The same in XML.
    static String xml(Class<?> type) {
        byte[] document = MAPPER.writeValueAsBytes(json(type));
        return new String(XmlCodec.write(JsonCodec.read(document, type)), StandardCharsets.UTF_8);
    }

    private static JsonNode value(ValueShape shape, Expect expect) {
        String given = expect.example();
        return switch (shape) {
            case ValueShape.Text _ -> NODES.stringNode(given.isEmpty() ? text(expect) : given);
            case ValueShape.Secret _ -> NODES.stringNode("correct horse battery staple");
            case ValueShape.Whole _ ->
                NODES.numberNode(given.isEmpty() ? Math.max(1, expect.min()) : Long.parseLong(given));
            case ValueShape.Fraction _ ->
                NODES.numberNode(given.isEmpty() ? Math.max(1.0, expect.min()) : Double.parseDouble(given));
            case ValueShape.Truth _ -> NODES.booleanNode(true);
            case ValueShape.Moment _ -> NODES.stringNode("2031-02-03T04:05:06Z");
            case ValueShape.OneOf oneOf -> NODES.stringNode(given.isEmpty() ? constant(oneOf, expect) : given);
            case ValueShape.Nested nested -> json(nested.type());
            case ValueShape.Many many -> NODES.arrayNode().add(value(many.item(), expect));
            case ValueShape.Entries _ -> NODES.objectNode().put("role", "web");
        };
    }

    private static String constant(ValueShape.OneOf oneOf, Expect expect) {
        return expect.oneOf().length > 0
                ? expect.oneOf()[0]
                : Objects.requireNonNull(oneOf.type().getEnumConstants())[0].name();
    }

    private static String text(Expect expect) {
        if (!expect.id().isEmpty()) {
            return expect.id() + ID_TAIL;
        }
        return expect.oneOf().length > 0 ? expect.oneOf()[0] : "example";
    }

    /// A problem, with a wrong member.
    static Problem problem() {
        Problem problem = new Problem();
        problem.type = "urn:yunhai:problem:invalid";
        problem.title = HttpStatus.title(400);
        problem.status = 400;
        problem.detail = "/vcpus: 0 (expected: a whole number from 1 to 256)";
        problem.instance = "/v1/flavors";
        problem.code = ErrorCode.INVALID.name();
        problem.requestId = "4bf92f3577b34da6a3ce929d0e0e4736";
        problem.errors = List.of(new ProblemError("/vcpus", "0 (expected: a whole number from 1 to 256)"));
        return problem;
    }
}
