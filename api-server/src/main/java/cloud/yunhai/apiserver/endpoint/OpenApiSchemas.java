package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The schemas of the OpenAPI document: JSON Schema of every representation that is asked for, and of what it holds.
final class OpenApiSchemas {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String ID_TAIL = "_[0-7][0-9a-hjkmnp-tv-z]{25}";

    private final JsonMapper mapper;
    private final Map<String, ObjectNode> byName = new TreeMap<>();

    OpenApiSchemas(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// A reference to the schema of a representation.
    ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!byName.containsKey(name)) {
            ObjectNode schema = mapper.createObjectNode();
            byName.put(name, schema); // before its members: one may hold it again
            fill(schema, Shape.of(type));
        }
        return mapper.createObjectNode().put("$ref", REFERENCE + name);
    }

    /// All that were asked for, by name.
    ObjectNode all() {
        ObjectNode all = mapper.createObjectNode();
        byName.forEach(all::set);
        return all;
    }

    private void fill(ObjectNode schema, Shape shape) {
        boolean request = isRequest(shape.type());
        schema.put("type", "object");
        if (request) {
            schema.put("additionalProperties", false);
        }
        if (!shape.rootName().isEmpty()) {
            schema.putObject("xml")
                    .put("name", shape.rootName())
                    .put("namespace", shape.type() == Problem.class ? Problem.NAMESPACE : Page.NAMESPACE);
        }
        ArrayNode required = mapper.createArrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (Shape.Member member : shape.members().values()) {
            properties.set(member.name(), property(member, shape.isPatch()));
            if (request ? member.expect().required() : !isNullable(member)) {
                required.add(member.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private ObjectNode property(Shape.Member member, boolean patch) {
        ObjectNode property = schema(member.value(), member.expect(), patch);
        if (member.value() instanceof ValueShape.Many) {
            property.putObject("xml").put("wrapped", true).put("name", member.name());
            ((ObjectNode) property.get("items")).putObject("xml").put("name", member.itemName());
        }
        if (patch && member.expect().clearable()) {
            ObjectNode either = mapper.createObjectNode();
            either.putArray("oneOf").add(property).add(mapper.createObjectNode().put("type", "null"));
            return either;
        }
        return property;
    }

    private ObjectNode schema(ValueShape shape, Expect expect, boolean patch) {
        ObjectNode schema = mapper.createObjectNode();
        switch (shape) {
            case ValueShape.Text _ -> text(schema, expect);
            case ValueShape.Secret _ ->
                schema.put("type", "string")
                        .put("format", "password")
                        .put("writeOnly", true)
                        .put("minLength", expect.minLength())
                        .put("maxLength", expect.maxLength());
            case ValueShape.Whole whole -> {
                schema.put("type", "integer").put("format", whole.wide() ? "int64" : "int32");
                range(schema, expect);
            }
            case ValueShape.Fraction _ -> {
                schema.put("type", "number").put("format", "double");
                range(schema, expect);
            }
            case ValueShape.Truth _ -> schema.put("type", "boolean");
            case ValueShape.Moment _ -> schema.put("type", "string").put("format", "date-time");
            case ValueShape.OneOf oneOf -> constants(schema, oneOf, expect);
            case ValueShape.Nested nested -> {
                return reference(nested.type());
            }
            case ValueShape.Many many -> {
                schema.put("type", "array");
                schema.set("items", schema(many.item(), expect, patch));
                schema.put("maxItems", expect.maxItems());
            }
            case ValueShape.Entries entries -> {
                schema.put("type", "object");
                ObjectNode value = schema(entries.value(), expect, patch);
                if (patch) {
                    value.putArray("type").add("string").add("null");
                }
                value.remove("minLength");
                schema.set("additionalProperties", value);
            }
        }
        return schema;
    }

    private static void text(ObjectNode schema, Expect expect) {
        schema.put("type", "string");
        if (!expect.id().isEmpty()) {
            schema.put("pattern", "^" + expect.id() + ID_TAIL + "$");
        } else if (expect.oneOf().length > 0) {
            ArrayNode choices = schema.putArray("enum");
            for (String choice : expect.oneOf()) {
                choices.add(choice);
            }
        } else if (isGiven(expect)) {
            schema.put("minLength", expect.minLength()).put("maxLength", expect.maxLength());
            if (!expect.pattern().isEmpty()) {
                schema.put("pattern", "^" + expect.pattern() + "$");
            }
        }
        if (!expect.words().isEmpty()) {
            schema.put("description", "Expected: " + expect.words() + ".");
        }
    }

    private static void constants(ObjectNode schema, ValueShape.OneOf oneOf, Expect expect) {
        schema.put("type", "string");
        ArrayNode choices = schema.putArray("enum");
        if (expect.oneOf().length > 0) {
            for (String choice : expect.oneOf()) {
                choices.add(choice);
            }
        } else {
            for (Enum<?> constant : oneOf.type().getEnumConstants()) {
                choices.add(constant.name());
            }
        }
    }

    private static void range(ObjectNode schema, Expect expect) {
        if (expect.min() != Long.MIN_VALUE) {
            schema.put("minimum", expect.min()).put("maximum", expect.max());
        }
    }

    /// Answers say nothing of the lengths of their texts.
    private static boolean isGiven(Expect expect) {
        return expect.maxLength() != 255 || !expect.pattern().isEmpty() || expect.minLength() != 1;
    }

    static boolean isRequest(Class<?> type) {
        String name = type.getSimpleName();
        return name.startsWith("New")
                || name.endsWith("Patch")
                || name.endsWith("Change")
                || name.endsWith("Options")
                || name.endsWith("Resolution");
    }

    private static boolean isNullable(Shape.Member member) {
        return member.field().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
