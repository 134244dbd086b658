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
/// @param fields what is wrong with each field: names of members, as `image_id`, to messages
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
        refused.errors().forEach(error -> fields.putIfAbsent(member(error.pointer), error.message));
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

    /// The first segment of a JSON pointer: of `/labels/a` it is `labels`.
    private static String member(String pointer) {
        String path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /// What is wrong with this field; null: nothing.
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /// What is wrong with fields that the form does not have.
    public List<String> beside(List<String> shown) {
        List<String> others = new ArrayList<>();
        fields.forEach((name, message) -> {
            if (!shown.contains(name)) {
                others.add(name + ": " + message);
            }
        });
        return others;
    }
}
