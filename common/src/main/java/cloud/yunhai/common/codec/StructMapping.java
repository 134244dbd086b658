package cloud.yunhai.common.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// One record type and one struct type: their components and fields in pairs, resolved once.
final class StructMapping {
    private final Class<?> recordType;
    private final MethodHandle newRecord;
    private final MethodHandle newStruct;
    private final List<FieldMapping> fields;

    private record FieldMapping(
            String name,
            MethodHandle component,
            MethodHandle getField,
            MethodHandle setField,
            MethodHandle isSet,
            boolean nullable,
            ValueMapping value) {}

    private StructMapping(
            Class<?> recordType, MethodHandle newRecord, MethodHandle newStruct, List<FieldMapping> fields) {
        this.recordType = recordType;
        this.newRecord = newRecord;
        this.newStruct = newStruct;
        this.fields = fields;
    }

    static StructMapping of(Class<?> recordType, Class<?> structType) {
        if (!recordType.isRecord() || !TBase.class.isAssignableFrom(structType)) {
            throw new IllegalArgumentException(recordType.getName() + " and " + structType.getName()
                    + " (expected: a record and a Thrift struct)");
        }
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            RecordComponent[] components = recordType.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            List<FieldMapping> fields = new ArrayList<>(components.length);
            for (RecordComponent component : components) {
                fields.add(field(lookup, component, structType));
            }
            return new StructMapping(
                    recordType,
                    lookup.unreflectConstructor(recordType.getConstructor(types))
                            .asSpreader(Object[].class, types.length),
                    lookup.unreflectConstructor(structType.getConstructor()),
                    List.copyOf(fields));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    recordType.getName() + " has no counterpart in " + structType.getName() + ": " + e.getMessage(), e);
        }
    }

    private static FieldMapping field(MethodHandles.Lookup lookup, RecordComponent component, Class<?> structType)
            throws ReflectiveOperationException {
        // `service` is a word of the IDL's own.
        String word = component.getName().equals("service") ? "serviceName" : component.getName();
        String name = word + unit(component.getType());
        Field field = structType.getField(name);
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Method isSet = structType.getMethod("isSet" + capital);
        Method set = Arrays.stream(structType.getMethods())
                .filter(method -> method.getName().equals("set" + capital) && method.getParameterCount() == 1)
                .filter(method -> method.getParameterTypes()[0] == field.getType())
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("set" + capital));
        return new FieldMapping(
                name,
                lookup.unreflect(component.getAccessor()),
                lookup.unreflectGetter(field),
                lookup.unreflect(set),
                lookup.unreflect(isSet),
                isNullable(component.getAnnotatedType()),
                ValueMapping.of(component.getGenericType(), field.getGenericType()));
    }

    private static String unit(Class<?> type) {
        if (type == Instant.class) {
            return "Micros";
        }
        return type == Duration.class ? "Millis" : "";
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    Object encode(Object value) {
        try {
            Object struct = newStruct.invoke();
            for (FieldMapping field : fields) {
                Object component = field.component.invoke(value);
                if (component != null) {
                    field.setField.invoke(struct, field.value.encode(component));
                }
            }
            return struct;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("encoding " + recordType.getSimpleName(), e);
        }
    }

    Object decode(Object struct) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = decodeField(fields.get(i), struct);
            }
            return made(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("decoding " + recordType.getSimpleName(), e);
        }
    }

    private @Nullable Object decodeField(FieldMapping field, Object struct) throws Throwable {
        if (!(boolean) field.isSet.invoke(struct)) {
            if (field.nullable) {
                return null;
            }
            throw new WrongFieldException(
                    field.name, recordType.getSimpleName() + "." + field.name + ": missing (expected: a value)");
        }
        try {
            return field.value.decode(field.getField.invoke(struct));
        } catch (IllegalArgumentException e) {
            throw WrongFieldException.under(
                    field.name, recordType.getSimpleName() + "." + field.name + ": " + e.getMessage(), e);
        }
    }

    /// The record. What it refuses itself begins with the component's name, as the house's messages do.
    private Object made(@Nullable Object[] values) throws Throwable {
        try {
            return newRecord.invoke(values);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            for (FieldMapping field : fields) {
                if (message.startsWith(field.name + ":")) {
                    throw WrongFieldException.under(field.name, message, e);
                }
            }
            throw e;
        }
    }
}
