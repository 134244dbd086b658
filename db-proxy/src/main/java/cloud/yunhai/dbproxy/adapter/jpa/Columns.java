package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.model.id.ResourceId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Between the values of the model and those of the columns.
final class Columns {
    private Columns() {}

    static @Nullable String text(@Nullable ResourceId id) {
        return id == null ? null : id.text();
    }

    static <T> @Nullable T id(@Nullable String text, Function<String, T> parse) {
        return text == null ? null : parse.apply(text);
    }

    static String json(Object value) {
        return ModelJson.write(value);
    }

    static @Nullable String jsonOrNull(@Nullable Object value) {
        return value == null ? null : ModelJson.write(value);
    }

    static <T> T read(String json, TypeReference<T> type) {
        return ModelJson.read(json, type);
    }

    static <T> T read(String json, Class<T> type) {
        return ModelJson.read(json, type);
    }

    static <T> @Nullable T readOrNull(@Nullable String json, Class<T> type) {
        return json == null ? null : ModelJson.read(json, type);
    }
}
