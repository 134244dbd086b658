package cloud.yunhai.apiserver.core.document;

import cloud.yunhai.apicommon.codec.MemberNames;
import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// What a representation consists of: read once from its class.
public final class Shape {
    private static final ConcurrentMap<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();
    private static final Expect ANYTHING = anything();

    private final Class<?> type;
    private final SequencedMap<String, Member> members;

    /// A member.
    ///
    /// @param itemName the XML name of the items of a list
    public record Member(String name, Field field, ValueShape value, Expect expect, String itemName) {
        /// The value that it has in this object.
        public @Nullable Object get(Object holder) {
            try {
                return field.get(holder);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(name, e);
            }
        }

        /// Gives it a value.
        public void set(Object holder, @Nullable Object content) {
            try {
                field.set(holder, content);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(name, e);
            }
        }
    }

    private Shape(Class<?> type) {
        this.type = type;
        this.members = new LinkedHashMap<>();
        // The fields of the superclass first, as in both formats.
        List<Class<?>> line = new ArrayList<>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            line.addFirst(one);
        }
        for (Class<?> one : line) {
            for (Field field : one.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers())) {
                    add(field);
                }
            }
        }
    }

    private void add(Field field) {
        Expect expect = field.getAnnotation(Expect.class);
        XmlElement element = field.getAnnotation(XmlElement.class);
        String name = MemberNames.of(field);
        members.put(
                name,
                new Member(
                        name,
                        field,
                        ValueShape.of(field.getGenericType()),
                        expect == null ? ANYTHING : expect,
                        element == null ? name : element.name()));
    }

    /// Of a class.
    public static Shape of(Class<?> type) {
        Shape known = KNOWN.get(type);
        return known != null ? known : KNOWN.computeIfAbsent(type, Shape::new);
    }

    public Class<?> type() {
        return type;
    }

    public SequencedMap<String, Member> members() {
        return members;
    }

    /// The XML name of the document; empty when it is only part of others.
    public String rootName() {
        XmlRootElement root = type.getAnnotation(XmlRootElement.class);
        return root == null ? "" : root.name();
    }

    /// Whether it changes something that is there, so that null says something.
    public boolean isPatch() {
        return type.getSimpleName().endsWith("Patch");
    }

    /// Whether a password is among its members.
    public boolean hasSecret() {
        return members.values().stream().anyMatch(member -> member.value() instanceof ValueShape.Secret);
    }

    private static Expect anything() {
        try {
            return Sample.class.getField("member").getAnnotation(Expect.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Carries the defaults of [Expect].
    static final class Sample {
        @Expect
        public @Nullable String member;

        private Sample() {}
    }
}
