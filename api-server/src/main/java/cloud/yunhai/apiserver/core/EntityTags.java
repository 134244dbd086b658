package cloud.yunhai.apiserver.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Strong entity tags: the version of the resource, and the format, since two formats are two representations.
public final class EntityTags {
    private static final Pattern LIST = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
    private static final Pattern TAG = Pattern.compile("([0-9]{1,18})(-xml)?");

    private EntityTags() {}

    /// The tag's content, without quotes.
    public static String of(long version, boolean xml) {
        return version + (xml ? "-xml" : "");
    }

    /// Whether an `If-Match` allows a change of this version. A weak tag never does.
    ///
    /// @throws RequestException when the header is no list of tags
    public static boolean matches(String header, long version) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher list = LIST.matcher(header);
        int at = 0;
        boolean matches = false;
        while (at < header.length()) {
            if (!list.find(at) || list.start() != at) {
                throw RequestException.invalid("If-Match", header, "* or a list of entity tags, as \"3\"");
            }
            Matcher tag = TAG.matcher(list.group(2));
            matches |= list.group(1) == null && tag.matches() && Long.parseLong(tag.group(1)) == version;
            at = list.end();
        }
        return matches;
    }
}
