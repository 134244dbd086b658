package cloud.yunhai.apicommon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every path of the REST API.
public final class UriTemplates {
    /// What all paths but [#HEALTH] begin with.
    public static final String BASE = "/v1";

    public static final String TOKENS = "/v1/tokens";
    public static final String CURRENT_TOKEN = "/v1/tokens/current";
    public static final String ACCOUNT = "/v1/account";
    public static final String ACCOUNT_PASSWORD = "/v1/account/password";
    public static final String QUOTA = "/v1/quota";
    public static final String ZONES = "/v1/zones";
    public static final String ZONE = "/v1/zones/{id}";
    public static final String CLUSTERS = "/v1/clusters";
    public static final String CLUSTER = "/v1/clusters/{id}";
    public static final String HOSTS = "/v1/hosts";
    public static final String HOST = "/v1/hosts/{id}";
    public static final String HOST_JOIN_TOKENS = "/v1/host_join_tokens";
    public static final String SUBNETS = "/v1/subnets";
    public static final String SUBNET = "/v1/subnets/{id}";
    public static final String LEASES = "/v1/leases";
    public static final String FLAVORS = "/v1/flavors";
    public static final String FLAVOR = "/v1/flavors/{id}";
    public static final String IMAGES = "/v1/images";
    public static final String IMAGE = "/v1/images/{id}";
    public static final String SSH_KEYS = "/v1/ssh_keys";
    public static final String SSH_KEY = "/v1/ssh_keys/{id}";
    public static final String SECURITY_GROUPS = "/v1/security_groups";
    public static final String SECURITY_GROUP = "/v1/security_groups/{id}";
    public static final String INSTANCES = "/v1/instances";
    public static final String INSTANCE = "/v1/instances/{id}";
    /// The command is `start`, `stop`, `force_stop`, `reboot`, `suspend` or `resume`.
    public static final String INSTANCE_COMMAND = "/v1/instances/{id}/{command}";

    public static final String INSTANCE_COUNTS = "/v1/instance_counts";
    public static final String INSTANCE_CONSOLE_LOG = "/v1/instances/{id}/console_log";
    public static final String INSTANCE_PLACEMENT = "/v1/instances/{id}/placement";
    public static final String VOLUMES = "/v1/volumes";
    public static final String VOLUME = "/v1/volumes/{id}";
    public static final String OPERATIONS = "/v1/operations";
    public static final String OPERATION = "/v1/operations/{id}";
    /// Server-Sent Events: the operation, at every change till it is done.
    public static final String OPERATION_EVENTS = "/v1/operations/{id}/events";

    public static final String OPERATION_CANCEL = "/v1/operations/{id}/cancel";
    public static final String OPERATION_RETRY = "/v1/operations/{id}/retry";
    public static final String OPERATION_RESOLVE = "/v1/operations/{id}/resolve";
    /// The list of events; with `Accept: text/event-stream` the stream of what changes from now on.
    public static final String EVENTS = "/v1/events";

    public static final String GROUPS = "/v1/groups";
    public static final String GROUP = "/v1/groups/{id}";
    public static final String TENANTS = "/v1/tenants";
    public static final String TENANT = "/v1/tenants/{id}";
    public static final String USERS = "/v1/users";
    public static final String USER = "/v1/users/{id}";
    public static final String OPERATORS = "/v1/operators";
    public static final String OPERATOR = "/v1/operators/{id}";
    public static final String SERVICES = "/v1/services";
    /// The command is `start`, `stop` or `restart`.
    public static final String SERVICE_COMMAND = "/v1/services/{host}/{name}/{command}";

    public static final String LOGS = "/v1/logs";
    public static final String CHECK = "/v1/check";
    public static final String OPENAPI = "/v1/openapi.json";
    public static final String SCHEMA = "/v1/schema.xsd";
    public static final String PROBLEM_SCHEMA = "/v1/problem.xsd";
    public static final String HEALTH = "/healthz";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /// Id prefix to the collection that the resource is in.
    private static final Map<String, String> COLLECTIONS = Map.ofEntries(
            Map.entry("zon", ZONES),
            Map.entry("cls", CLUSTERS),
            Map.entry("hst", HOSTS),
            Map.entry("net", SUBNETS),
            Map.entry("flv", FLAVORS),
            Map.entry("img", IMAGES),
            Map.entry("key", SSH_KEYS),
            Map.entry("sg", SECURITY_GROUPS),
            Map.entry("ins", INSTANCES),
            Map.entry("vol", VOLUMES),
            Map.entry("op", OPERATIONS),
            Map.entry("grp", GROUPS),
            Map.entry("ten", TENANTS));

    private UriTemplates() {}

    /// Puts the values in place of the variables, in their order; each is one path segment, whatever it contains.
    ///
    /// @throws IllegalArgumentException when there are more or fewer values than variables, or an empty one
    public static String expand(String template, String... values) {
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder path = new StringBuilder();
        int used = 0;
        while (variable.find()) {
            if (used == values.length || values[used].isEmpty()) {
                throw new IllegalArgumentException(template + ": no value for {" + variable.group(1) + "}");
            }
            variable.appendReplacement(path, Matcher.quoteReplacement(segment(values[used++])));
        }
        if (used != values.length) {
            throw new IllegalArgumentException(template + ": " + values.length + " values (expected: " + used + ")");
        }
        return variable.appendTail(path).toString();
    }

    private static String segment(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        // A segment of dots alone would be taken for a way up.
        return encoded.chars().allMatch(c -> c == '.') ? encoded.replace(".", "%2E") : encoded;
    }

    /// The collection that a resource with this id is in, as `instances`; empty when it has none.
    public static String collectionOf(String resourceId) {
        int end = resourceId.indexOf('_');
        String path = end < 0 ? null : COLLECTIONS.get(resourceId.substring(0, end));
        return path == null ? "" : path.substring(BASE.length() + 1);
    }

    /// The path of a resource; empty when it has none.
    public static String pathOf(String resourceId) {
        String collection = collectionOf(resourceId);
        return collection.isEmpty() ? "" : BASE + "/" + collection + "/" + segment(resourceId);
    }
}
