package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of the OpenAPI document: what stands in paths, queries and headers.
final class OpenApiParameters {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final ArrayNode parameters = JsonNodeFactory.instance.arrayNode();

    private OpenApiParameters() {}

    /// Of an endpoint.
    static ArrayNode of(Endpoint endpoint) {
        OpenApiParameters made = new OpenApiParameters();
        made.path(endpoint);
        made.query(endpoint);
        made.headers(endpoint);
        return made.parameters;
    }

    private void path(Endpoint endpoint) {
        Matcher variable = VARIABLE.matcher(endpoint.path());
        while (variable.find()) {
            String name = variable.group(1);
            add(name, "path", name.equals("id") ? "The resource's id." : "Its name.")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    private void query(Endpoint endpoint) {
        for (Endpoint.QueryMember member : endpoint.query()) {
            ObjectNode schema =
                    add(member.name(), "query", member.description()).putObject("schema");
            switch (member.name()) {
                case "limit" ->
                    whole(schema, 1, endpoint.isText() ? InstanceEndpoint.CONSOLE_LIMIT_MAX : Lists.LIMIT_MAX);
                case "offset" -> whole(schema, 0, Long.MAX_VALUE);
                case "page_token" -> text(schema, Lists.TOKEN_MAX);
                case "wait" -> schema.put("type", "string").put("pattern", "^[0-9]{1,6}(ms|s|m)$");
                case "from", "to" -> schema.put("type", "string").put("format", "date-time");
                case "min_level" -> constants(schema, LogLevel.values());
                case "oldest_first" -> schema.put("type", "boolean");
                default -> filter(schema, memberOf(endpoint, member.name()));
            }
        }
    }

    private static @Nullable ValueShape memberOf(Endpoint endpoint, String name) {
        if (endpoint.answer() == null || !Page.class.isAssignableFrom(endpoint.answer())) {
            return null;
        }
        Shape.Member member =
                Shape.of(Answers.itemType(endpoint.answer())).members().get(name);
        return member == null ? null : member.value();
    }

    private static void filter(ObjectNode schema, @Nullable ValueShape shape) {
        if (shape instanceof ValueShape.OneOf oneOf) {
            constants(schema, Objects.requireNonNull(oneOf.type().getEnumConstants()));
        } else if (shape instanceof ValueShape.Truth) {
            schema.put("type", "boolean");
        } else {
            text(schema, Lists.VALUE_MAX);
        }
    }

    private static void whole(ObjectNode schema, long least, long greatest) {
        schema.put("type", "integer")
                .put("format", "int64")
                .put("minimum", least)
                .put("maximum", greatest);
    }

    private static void text(ObjectNode schema, int greatest) {
        schema.put("type", "string").put("minLength", 1).put("maxLength", greatest);
    }

    private static void constants(ObjectNode schema, Enum<?>[] constants) {
        ArrayNode choices = schema.put("type", "string").putArray("enum");
        for (Enum<?> constant : constants) {
            choices.add(constant.name());
        }
    }

    private void headers(Endpoint endpoint) {
        add(
                        RequestFrame.REQUEST_ID,
                        "header",
                        "An id for this request, which is in the answer, the logs and the events.")
                .putObject("schema")
                .put("type", "string");
        add("traceparent", "header", "The trace that the request is part of (W3C Trace Context).")
                .putObject("schema")
                .put("type", "string");
        if (endpoint.guarded()) {
            add("If-Match", "header", "The ETag that the resource must have.")
                    .putObject("schema")
                    .put("type", "string");
        }
        if (endpoint.takesIdempotencyKey()) {
            add(
                            IdempotencyFilter.KEY,
                            "header",
                            "The same request with the same key is done once and answered the same.")
                    .putObject("schema")
                    .put("type", "string")
                    .put("pattern", "^[\\x21-\\x7e]{1,128}$");
        }
        if (Call.EVENT_STREAM.equals(endpoint.text()) && endpoint.answer() != null) {
            add("Last-Event-ID", "header", "Of a stream: goes on after this event.")
                    .putObject("schema")
                    .put("type", "integer")
                    .put("minimum", 0);
        }
    }

    private ObjectNode add(String name, String in, String description) {
        return parameters.addObject().put("name", name).put("in", in).put("description", description);
    }
}
