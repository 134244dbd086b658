package cloud.yunhai.apiserver.core.document;

/// JSON pointers (RFC 6901) as they are told: long names are cut and control characters replaced.
final class Pointers {
    private static final int NAME_MAX = 63;

    private Pointers() {}

    /// The pointer of a member of what another pointer points to.
    static String member(String parent, String name) {
        String cut = name.length() > NAME_MAX ? name.substring(0, NAME_MAX) + "..." : name;
        return parent + "/"
                + cut.replaceAll("\\p{Cntrl}", "?").replace("~", "~0").replace("/", "~1");
    }
}
