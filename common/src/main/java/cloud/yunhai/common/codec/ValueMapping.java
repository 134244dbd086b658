package cloud.yunhai.common.codec;

import cloud.yunhai.common.model.id.ResourceId;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.thrift.TBase;

/// How one value travels: chosen once by the types at both ends.
record ValueMapping(Function<Object, Object> encoder, Function<Object, Object> decoder) {
    private static final long MICROS_PER_SECOND = 1_000_000;

    Object encode(Object value) {
        return encoder.apply(value);
    }

    Object decode(Object value) {
        return decoder.apply(value);
    }

    static ValueMapping of(Type model, Type wire) throws ReflectiveOperationException {
        if (model instanceof ParameterizedType modelType && wire instanceof ParameterizedType wireType) {
            return container(modelType, wireType);
        }
        if (model instanceof Class<?> modelClass && wire instanceof Class<?> wireClass) {
            return scalar(modelClass, wireClass);
        }
        throw mismatch(model, wire);
    }

    private static ValueMapping scalar(Class<?> model, Class<?> wire) throws ReflectiveOperationException {
        if (model == Instant.class && isLong(wire)) {
            return new ValueMapping(value -> toMicros((Instant) value), value -> fromMicros((Long) value));
        }
        if (model == Duration.class && isLong(wire)) {
            return new ValueMapping(value -> ((Duration) value).toMillis(), value -> Duration.ofMillis((Long) value));
        }
        if (ResourceId.class.isAssignableFrom(model) && wire == String.class) {
            return new ValueMapping(value -> ((ResourceId) value).text(), parser(model));
        }
        if (model.isEnum() && wire.isEnum()) {
            return new ValueMapping(constants(model, wire), constants(wire, model));
        }
        if (model.isRecord() && TBase.class.isAssignableFrom(wire)) {
            return new ValueMapping(
                    value -> ThriftCodec.mapping(model, wire).encode(value),
                    value -> ThriftCodec.mapping(model, wire).decode(value));
        }
        if (boxed(model) == boxed(wire)) {
            return new ValueMapping(Function.identity(), Function.identity());
        }
        throw mismatch(model, wire);
    }

    private static ValueMapping container(ParameterizedType model, ParameterizedType wire)
            throws ReflectiveOperationException {
        Type[] from = model.getActualTypeArguments();
        Type[] to = wire.getActualTypeArguments();
        if (model.getRawType() == Map.class && wire.getRawType() == Map.class) {
            ValueMapping key = of(from[0], to[0]);
            ValueMapping value = of(from[1], to[1]);
            return new ValueMapping(
                    map -> mapped((Map<?, ?>) map, key.encoder, value.encoder),
                    map -> mapped((Map<?, ?>) map, key.decoder, value.decoder));
        }
        ValueMapping element = of(from[0], to[0]);
        if (model.getRawType() == List.class && wire.getRawType() == List.class) {
            return new ValueMapping(
                    list -> mapped((Collection<?>) list, element.encoder, new ArrayList<>()),
                    list -> elements((List<?>) list, element.decoder));
        }
        if (model.getRawType() == Set.class && wire.getRawType() == Set.class) {
            return new ValueMapping(
                    set -> mapped((Collection<?>) set, element.encoder, new HashSet<>()),
                    set -> mapped((Collection<?>) set, element.decoder, new HashSet<>()));
        }
        throw mismatch(model, wire);
    }

    private static Collection<Object> mapped(
            Collection<?> source, Function<Object, Object> element, Collection<Object> target) {
        for (Object item : source) {
            target.add(element.apply(item));
        }
        return target;
    }

    private static List<Object> elements(List<?> source, Function<Object, Object> decoder) {
        List<Object> target = new ArrayList<>(source.size());
        for (Object item : source) {
            try {
                target.add(decoder.apply(item));
            } catch (IllegalArgumentException e) {
                throw WrongFieldException.under(Integer.toString(target.size()), String.valueOf(e.getMessage()), e);
            }
        }
        return target;
    }

    private static Map<Object, Object> mapped(
            Map<?, ?> source, Function<Object, Object> key, Function<Object, Object> value) {
        Map<Object, Object> target = HashMap.newHashMap(source.size());
        source.forEach((k, v) -> target.put(key.apply(k), value.apply(v)));
        return target;
    }

    private static Function<Object, Object> parser(Class<?> idType) throws ReflectiveOperationException {
        Method parse = idType.getMethod("parse", String.class);
        var handle = MethodHandles.publicLookup().unreflect(parse);
        return text -> {
            try {
                return handle.invoke(text);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /// Checked whole, so that an enum which grew on one side is found at the first use and not at the first
    /// value.
    private static Function<Object, Object> constants(Class<?> from, Class<?> to) {
        Map<Object, Object> byConstant = new HashMap<>();
        for (Object target : to.getEnumConstants()) {
            for (Object source : from.getEnumConstants()) {
                if (((Enum<?>) source).name().equals(((Enum<?>) target).name())) {
                    byConstant.put(source, target);
                }
            }
        }
        if (byConstant.size() != from.getEnumConstants().length) {
            throw mismatch(from, to);
        }
        return constant -> Objects.requireNonNull(byConstant.get(constant), "constant is null");
    }

    private static long toMicros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1_000);
    }

    private static Instant fromMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static boolean isLong(Class<?> type) {
        return type == long.class || type == Long.class;
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : type;
    }

    private static IllegalArgumentException mismatch(Type model, Type wire) {
        return new IllegalArgumentException(model.getTypeName() + " cannot travel as " + wire.getTypeName());
    }
}
