package cloud.yunhai.common.codec;

import cloud.yunhai.common.model.id.ResourceId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// The model's records as JSON, as the events keep them: ids as their text, instants in RFC 3339 with microseconds.
///
/// A member that this version does not know is passed over, so that old programs read the events of new ones.
public final class ModelJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(ids())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ModelJson() {}

    /// Writes a record, or a list or map of them.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Reads a record.
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /// Reads a container of records.
    public static <T> T read(String json, tools.jackson.core.type.TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule("yunhai-ids");
        module.addSerializer(new IdWriter());
        module.setDeserializerModifier(new IdReaders());
        return module;
    }

    private static final class IdWriter extends StdSerializer<ResourceId> {
        IdWriter() {
            super(ResourceId.class);
        }

        @Override
        public void serialize(ResourceId id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.text());
        }
    }

    private static final class IdReaders extends ValueDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> usual) {
            JavaType type = bean.getType();
            return ResourceId.class.isAssignableFrom(type.getRawClass()) ? new IdReader(type.getRawClass()) : usual;
        }
    }

    private static final class IdReader extends ValueDeserializer<Object> {
        private final MethodHandle parse;

        IdReader(Class<?> idType) {
            try {
                parse = MethodHandles.publicLookup().unreflect(idType.getMethod("parse", String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(idType.getName() + " (expected: an id with parse(String))", e);
            }
        }

        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getString();
            try {
                return parse.invoke(text);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
