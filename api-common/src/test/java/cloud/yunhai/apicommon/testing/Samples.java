package cloud.yunhai.apicommon.testing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Representations with every member set, each to a value of its own.
public final class Samples {
    private int counter;

    /// One of that type.
    public static <T> T of(Class<T> type) {
        return type.cast(new Samples().value(type));
    }

    private Object value(Type type) {
        counter++;
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new ArrayList<>(List.of(value(arguments[0]), value(arguments[0])))
                    : new LinkedHashMap<>(Map.of("key" + counter, value(arguments[1]), "another", value(arguments[1])));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[counter % constants.length];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "text <&> \"" + counter + "\" 云";
            case "Integer" -> counter;
            case "Long" -> counter + 10_000_000_000L;
            case "Double" -> counter + 0.25;
            case "Boolean" -> counter % 2 == 0;
            case "Instant" -> Instant.parse("2031-02-03T04:05:06.123456Z").plusSeconds(counter);
            case "char[]" -> ("secret" + counter).toCharArray();
            default -> object(plain);
        };
    }

    private Object object(Class<?> type) {
        try {
            Object made = type.getConstructor().newInstance();
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.set(made, value(field.getGenericType()));
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
