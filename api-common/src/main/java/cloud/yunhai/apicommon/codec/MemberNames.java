package cloud.yunhai.apicommon.codec;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.lang.reflect.Field;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/// The names of members: those that the JAXB annotations give, for JSON as well.
public final class MemberNames {
    private MemberNames() {}

    /// The member's name, in JSON and in XML.
    public static String of(Field field) {
        XmlElementWrapper wrapper = field.getAnnotation(XmlElementWrapper.class);
        if (wrapper != null) {
            return wrapper.name();
        }
        XmlElement element = field.getAnnotation(XmlElement.class);
        return element == null || element.name().equals("##default") ? field.getName() : element.name();
    }

    /// Tells Jackson the same names.
    static final class Introspector extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public PropertyName findNameForSerialization(MapperConfig<?> config, Annotated annotated) {
            return name(annotated);
        }

        @Override
        public PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated annotated) {
            return name(annotated);
        }

        @SuppressWarnings("NullAway") // null: not named here, as Jackson has it
        private static PropertyName name(Annotated annotated) {
            return annotated.getAnnotated() instanceof Field field ? PropertyName.construct(of(field)) : null;
        }
    }
}
