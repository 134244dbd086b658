package cloud.yunhai.common.saga;

import tools.jackson.databind.json.JsonMapper;

/// Inputs and outputs as JSON. No type names are written or believed: the definition says what to read.
public final class SagaJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SagaJson() {}

    /// Writes a value.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Reads a value; fields it does not know are ignored, so that an older program can go on with a newer journal.
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
