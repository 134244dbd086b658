package cloud.yunhai.apicommon.mapping;

import cloud.yunhai.apicommon.schema.Derived;
import cloud.yunhai.common.model.id.ResourceId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// One record type and one representation: their components and fields in pairs by name, resolved once.
///
/// A typed id becomes its text, a record the representation of the field's type, a set a sorted list; everything else
/// is the same at both ends. A field without a component is a mistake, unless it is [Derived].
final class RecordMapping {
    private static final ConcurrentMap<Pair, RecordMapping> MAPPINGS = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<Member> members;

    private record Pair(Class<?> record, Class<?> representation) {}

    private record Member(Field field, Method component) {}

    private RecordMapping(Class<?> record, Class<?> representation) {
        try {
            constructor = representation.getConstructor();
            members = new ArrayList<>();
            for (Field field : representation.getFields()) {
                if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())
                        && !field.isAnnotationPresent(Derived.class)) {
                    members.add(new Member(field, record.getMethod(field.getName())));
                }
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    representation.getSimpleName() + " asks for what " + record.getSimpleName() + " has not", e);
        }
    }

    static <T> T map(Record source, Class<T> representation) {
        RecordMapping mapping = MAPPINGS.computeIfAbsent(
                new Pair(source.getClass(), representation),
                pair -> new RecordMapping(pair.record, pair.representation));
        try {
            Object target = mapping.constructor.newInstance();
            for (Member member : mapping.members) {
                Object value = member.component.invoke(source);
                if (value != null) {
                    member.field.set(target, convert(value, member.field.getGenericType()));
                }
            }
            return representation.cast(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("representing " + source.getClass().getSimpleName(), e);
        }
    }

    private static @Nullable Object convert(Object value, Type type) {
        if (value instanceof ResourceId id) {
            return id.text();
        }
        if (value instanceof Record record) {
            return map(record, (Class<?>) type);
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map);
        }
        if (value instanceof Collection<?> items) {
            Type item = ((ParameterizedType) type).getActualTypeArguments()[0];
            var all = items.stream();
            return new ArrayList<>((items instanceof List ? all : all.sorted())
                    .map(one -> convert(one, item))
                    .toList());
        }
        return value;
    }
}
