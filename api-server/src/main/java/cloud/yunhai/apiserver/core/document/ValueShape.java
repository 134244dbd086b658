package cloud.yunhai.apiserver.core.document;

import cloud.yunhai.common.model.id.ResourceId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What kind of value a member has.
public sealed interface ValueShape {
    /// Text, an id among them.
    record Text() implements ValueShape {}

    /// A password.
    record Secret() implements ValueShape {}

    /// A whole number, of 32 or 64 bits.
    record Whole(boolean wide) implements ValueShape {}

    /// A number.
    record Fraction() implements ValueShape {}

    /// True or false.
    record Truth() implements ValueShape {}

    /// A moment.
    record Moment() implements ValueShape {}

    /// One of the constants of an enum.
    record OneOf(Class<? extends Enum<?>> type) implements ValueShape {}

    /// An object of its own.
    record Nested(Class<?> type) implements ValueShape {
        Shape shape() {
            return Shape.of(type);
        }
    }

    /// A list.
    record Many(ValueShape item) implements ValueShape {}

    /// A map with text for keys.
    record Entries(ValueShape value) implements ValueShape {}

    /// Of a field's type.
    static ValueShape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Many(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class) {
                return new Entries(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw new IllegalArgumentException(type + " (expected: a type that representations use)");
    }

    private static ValueShape of(Class<?> type) {
        if (type == String.class || ResourceId.class.isAssignableFrom(type)) {
            return new Text();
        }
        if (type == char[].class) {
            return new Secret();
        }
        if (type == Integer.class || type == Long.class) {
            return new Whole(type == Long.class);
        }
        if (type == Double.class) {
            return new Fraction();
        }
        if (type == Boolean.class) {
            return new Truth();
        }
        if (type == Instant.class) {
            return new Moment();
        }
        return type.isEnum() ? new OneOf(enumOf(type)) : new Nested(type);
    }

    @SuppressWarnings("unchecked") // it is one
    private static Class<? extends Enum<?>> enumOf(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }
}
