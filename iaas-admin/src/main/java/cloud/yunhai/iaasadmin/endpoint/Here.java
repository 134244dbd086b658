package cloud.yunhai.iaasadmin.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What every template has under the name `here`: the address of the page, to be asked for with one thing otherwise.
///
/// @param query its members that say something
public record Here(String path, Map<String, String> query) {
    private static final String PAGE = "page";

    /// Members that say how a page looks, not what it shows.
    private static final Set<String> PREFERENCES = Set.of("lang", "theme");

    static Here of(HttpServletRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        if (request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((name, values) -> {
                if (!PREFERENCES.contains(name) && values.length > 0 && !values[0].isBlank()) {
                    query.put(name, values[0]);
                }
            });
        }
        return new Here(request.getRequestURI(), query);
    }

    /// The address with a member set to another value; null: without it. What is looked for otherwise begins on
    /// its first page.
    public String with(String name, @Nullable Object value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.remove(PAGE);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value.toString());
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        changed.keySet().forEach(member -> address.queryParam(member, "{" + member + "}"));
        return address.encode().buildAndExpand(changed).toUriString();
    }

    /// Whether it goes on from a page before.
    public boolean later() {
        return query.containsKey(PAGE);
    }
}
