package cloud.yunhai.apicommon.problem;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of a problem in XML: `fact` elements with `name` and `value`.
public final class FactsAdapter extends XmlAdapter<FactsAdapter.Facts, Map<String, String>> {
    /// All of them.
    public static class Facts {
        @XmlElement(name = "fact")
        public List<Fact> facts = new ArrayList<>();
    }

    /// One of them.
    @SuppressWarnings("NullAway.Init") // the codec sets what must be there
    public static class Fact {
        public String name;
        public String value;
    }

    @Override
    public @Nullable Map<String, String> unmarshal(@Nullable Facts read) {
        if (read == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        read.facts.forEach(fact -> map.put(fact.name, fact.value));
        return map;
    }

    @Override
    public @Nullable Facts marshal(@Nullable Map<String, String> map) {
        if (map == null) {
            return null;
        }
        Facts written = new Facts();
        map.forEach((name, value) -> {
            Fact fact = new Fact();
            fact.name = name;
            fact.value = value;
            written.facts.add(fact);
        });
        return written;
    }
}
