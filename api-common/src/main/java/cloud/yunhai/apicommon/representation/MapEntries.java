package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps in XML: `entry` elements with `key` and `value`. (JAXB's own way leaves their names without a namespace.)
public class MapEntries {
    @XmlElement(name = "entry")
    public List<Entry> entries = new ArrayList<>();

    /// One entry.
    @SuppressWarnings("NullAway.Init") // the codec sets what must be there
    public static class Entry {
        public String key;
        public @Nullable String value;
    }

    /// For maps to one type.
    public abstract static class Adapter<V> extends XmlAdapter<MapEntries, Map<String, V>> {
        private final Function<String, V> reader;

        Adapter(Function<String, V> reader) {
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("NullAway") // a value may be null where the field's type says so
        public @Nullable Map<String, V> unmarshal(@Nullable MapEntries read) {
            if (read == null) {
                return null;
            }
            Map<String, V> map = new LinkedHashMap<>();
            read.entries.forEach(entry -> map.put(entry.key, entry.value == null ? null : reader.apply(entry.value)));
            return map;
        }

        @Override
        public @Nullable MapEntries marshal(@Nullable Map<String, V> map) {
            if (map == null) {
                return null;
            }
            MapEntries written = new MapEntries();
            map.forEach((key, value) -> {
                Entry entry = new Entry();
                entry.key = key;
                entry.value = value == null ? null : value.toString();
                written.entries.add(entry);
            });
            return written;
        }
    }

    /// Maps to text.
    public static final class OfText extends Adapter<String> {
        public OfText() {
            super(Function.identity());
        }
    }

    /// Maps to whole numbers.
    public static final class OfIntegers extends Adapter<Integer> {
        public OfIntegers() {
            super(Integer::valueOf);
        }
    }

    /// Maps to numbers.
    public static final class OfNumbers extends Adapter<Double> {
        public OfNumbers() {
            super(Double::valueOf);
        }
    }
}
