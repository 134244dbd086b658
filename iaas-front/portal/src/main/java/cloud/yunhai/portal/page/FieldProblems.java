package cloud.yunhai.portal.page;

import cloud.yunhai.apiclient.error.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why the API refused what a form sent, by field.
///
/// @param code the error code
/// @param detail what the API said of it as a whole
/// @param fields what is wrong with each field: paths of members, as `image_id` or `quota/vcpus`, to messages
/// @param explain facts, as the quota that was exceeded
/// @param requestId finds the request in the logs
public record FieldProblems(
        String code,
        String detail,
        Map<String, String> fields,
        Map<String, String> explain,
        @Nullable String requestId,
        @Nullable String operationId) {
    /// What the API said.
    public static FieldProblems of(ApiException refused) {
        Map<String, String> fields = new LinkedHashMap<>();
        refused.errors().forEach(error -> fields.putIfAbsent(path(error.pointer), error.message));
        return new FieldProblems(
                refused.code(),
                refused.userMessage(),
                fields,
                refused.explain(),
                refused.requestId(),
                refused.operationId());
    }

    /// What is wrong with one field, found before the API was asked.
    public static FieldProblems at(String field, String message) {
        return new FieldProblems("INVALID", message, Map.of(field, message), Map.of(), null, null);
    }

    /// A JSON pointer as people read it: of `/labels/a~1b` it is `labels/a/b`.
    private static String path(String pointer) {
        String path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        return path.replace("~1", "/").replace("~0", "~");
    }

    /// What is wrong with this field, or, where one field of the form holds several members, with the first of
    /// them, named; null: nothing.
    public @Nullable String field(String name) {
        String whole = fields.get(name);
        if (whole != null) {
            return whole;
        }
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(name + "/"))
                .map(field -> field.getKey().substring(name.length() + 1) + ": " + field.getValue())
                .findFirst()
                .orElse(null);
    }

    /// The same for a form that shows the members of this one as its own fields.
    public FieldProblems within(String parent) {
        Map<String, String> inner = new LinkedHashMap<>();
        fields.forEach((path, message) ->
                inner.put(path.startsWith(parent + "/") ? path.substring(parent.length() + 1) : path, message));
        return new FieldProblems(code, detail, inner, explain, requestId, operationId);
    }

    /// What is wrong with fields that the form does not have.
    public List<String> beside(List<String> shown) {
        List<String> others = new ArrayList<>();
        fields.forEach((name, message) -> {
            if (shown.stream().noneMatch(field -> name.equals(field) || name.startsWith(field + "/"))) {
                others.add(name + ": " + message);
            }
        });
        return others;
    }
}
