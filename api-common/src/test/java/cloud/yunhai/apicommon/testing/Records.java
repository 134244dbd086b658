package cloud.yunhai.apicommon.testing;

import cloud.yunhai.common.model.id.ResourceId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records of the model with every component set.
public final class Records {
    private Records() {}

    /// One of that type.
    public static <T extends Record> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of("key", value(arguments[1]));
            }
            Object item = value(arguments[0]);
            return generic.getRawType() == Set.class ? Set.of(item) : List.of(item);
        }
        Class<?> plain = (Class<?>) type;
        try {
            if (plain.isEnum()) {
                return plain.getEnumConstants()[0];
            }
            if (ResourceId.class.isAssignableFrom(plain)) {
                return plain.getMethod("next").invoke(null);
            }
            if (plain.isRecord()) {
                RecordComponent[] components = plain.getRecordComponents();
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                Object[] values = Arrays.stream(components)
                        .map(component -> value(component.getGenericType()))
                        .toArray();
                return plain.getConstructor(types).newInstance(values);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(plain.getName(), e);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "text";
            case "int", "Integer" -> 7;
            case "long" -> 7_000_000_000L;
            case "double", "Double" -> 0.5;
            case "boolean" -> true;
            case "Instant" -> Instant.parse("2031-02-03T04:05:06Z");
            default -> throw new IllegalStateException(plain.getName());
        };
    }
}
