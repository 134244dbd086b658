package cloud.yunhai.common.codec;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.thrift.TBase;

/// Maps the model's records to the structs of the IDL and back, by name.
///
/// Goals: one description of the mapping for all nouns; a difference between a record and its struct is an error at the
/// first use (and in the tests), never a value lost in silence.
///
/// How it works: a record component `x` is the struct's field `x` (`service` is `serviceName`). An `Instant`
/// `createdAt` is the field `createdAtMicros`, a `Duration` `budget` the field `budgetMillis`, an id its text, an enum
/// the struct's constant of the same name, a record the struct of the field's type; lists, sets and maps go element by
/// element. A null component is an unset field; a component that is not `@Nullable` must be set, else decoding fails
/// naming the field.
public final class ThriftCodec {
    private static final ConcurrentMap<Pair, StructMapping> MAPPINGS = new ConcurrentHashMap<>();

    private ThriftCodec() {}

    private record Pair(Class<?> recordType, Class<?> structType) {}

    /// The struct that says the same as the record.
    public static <T extends TBase<?, ?>> T encode(Record value, Class<T> structType) {
        return structType.cast(mapping(value.getClass(), structType).encode(value));
    }

    /// The structs that say the same as the records, in their order.
    public static <T extends TBase<?, ?>> List<T> encodeAll(List<? extends Record> values, Class<T> structType) {
        return values.stream().map(value -> encode(value, structType)).toList();
    }

    /// The record that says the same as the struct.
    ///
    /// @throws IllegalArgumentException when a field is missing or no value of the record's type; the
    /// message names it
    public static <R extends Record> R decode(TBase<?, ?> struct, Class<R> recordType) {
        return recordType.cast(mapping(recordType, struct.getClass()).decode(struct));
    }

    /// The records that say the same as the structs, in their order.
    public static <R extends Record> List<R> decodeAll(List<? extends TBase<?, ?>> structs, Class<R> recordType) {
        return structs.stream().map(struct -> decode(struct, recordType)).toList();
    }

    static StructMapping mapping(Class<?> recordType, Class<?> structType) {
        Pair pair = new Pair(recordType, structType);
        StructMapping known = MAPPINGS.get(pair);
        if (known != null) {
            return known;
        }
        // Not computeIfAbsent: building a mapping may ask for the mapping of a nested record.
        StructMapping built = StructMapping.of(recordType, structType);
        StructMapping earlier = MAPPINGS.putIfAbsent(pair, built);
        return earlier == null ? built : earlier;
    }
}
