package cloud.yunhai.apicommon.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// Representations as JSON.
///
/// What is absent is left out. Reading is for clients: it ignores members and constants that it does not know, so that
/// an older client goes on with a newer server. (The server reads requests strictly, with its own checks.)
public final class JsonCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new MemberNames.Introspector())
            .changeDefaultVisibility(checker -> checker.with(Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.PUBLIC_ONLY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .changeDefaultPropertyInclusion(
                    inclusion -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private JsonCodec() {}

    /// The mapper itself, for trees and for streams.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Writes a representation.
    public static byte[] write(Object representation) {
        return MAPPER.writeValueAsBytes(representation);
    }

    /// Reads a representation.
    ///
    /// @throws CodecException when it is none
    public static <T> T read(byte[] document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JacksonException e) {
            throw new CodecException(
                    "not a JSON document of " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
