package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.common.error.CloudException;
import java.util.Map;
import java.util.regex.Pattern;

/// Ids in paths: what can be no id of that collection names nothing, and nobody is asked for it.
final class ResourceIds {
    private static final Pattern TAIL = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
    private static final int SHOWN_MAX = 64;

    /// Collections whose resources are no collection of their own in the model.
    private static final Map<String, String> PREFIXES =
            Map.of(UriTemplates.USERS, "acc", UriTemplates.OPERATORS, "acc");

    private ResourceIds() {}

    /// Whether this can be an id with that prefix.
    static boolean isId(String prefix, String text) {
        return text.startsWith(prefix + "_")
                && TAIL.matcher(text.substring(prefix.length() + 1)).matches();
    }

    /// Refuses what can be no id.
    ///
    /// @param template the path, as the table has it
    static void check(String template, String id) {
        int end = id.indexOf('_');
        String collection = template.substring(0, template.indexOf("/{id}"));
        String prefix = end < 0 ? "" : id.substring(0, end);
        boolean fits = prefix.equals(PREFIXES.get(collection))
                || collection.equals(UriTemplates.BASE + "/" + UriTemplates.collectionOf(id));
        if (end < 0 || !fits || !TAIL.matcher(id.substring(end + 1)).matches()) {
            String shown = id.length() > SHOWN_MAX ? id.substring(0, SHOWN_MAX) + "..." : id;
            throw CloudException.notFound("resource", shown.replaceAll("\\p{Cntrl}", "?"));
        }
    }
}
