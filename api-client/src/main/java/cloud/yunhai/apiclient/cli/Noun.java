package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.ReadableResources;
import cloud.yunhai.apiclient.YunhaiClient;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the verbs that several nouns have in common must know of one.
///
/// @param word as it is typed, as `ssh-key`
/// @param prefix of its ids, as `key`
/// @param reader who usually looks at it
/// @param writer who usually makes and changes it
/// @param columns of its table
record Noun<R>(
        String word,
        String prefix,
        Role reader,
        Role writer,
        Function<YunhaiClient, ReadableResources<R, ?>> resources,
        List<Column> columns) {
    private static final Pattern ID_END = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");
    private static final String DELETED = "DELETED";

    /// A resource that was named.
    record Found(String id, @Nullable String tenantId) {}

    boolean tenantOwned() {
        return reader == Role.TENANT && writer == Role.TENANT;
    }

    /// As people say it.
    String spoken() {
        return word.replace('-', ' ');
    }

    private boolean isId(String reference) {
        int start = prefix.length() + 1;
        return reference.startsWith(prefix + "_")
                && ID_END.matcher(reference.substring(start)).matches();
    }

    /// The id that a reference stands for: itself, or that of the one with this name.
    String id(YunhaiClient client, String reference) {
        return isId(reference) ? reference : named(client, reference).id();
    }

    /// The resource that a reference stands for.
    Found find(YunhaiClient client, String reference) {
        return isId(reference) ? found(Printer.tree(resources.apply(client).get(reference))) : named(client, reference);
    }

    private Found named(YunhaiClient client, String name) {
        if (name.isBlank()) {
            throw new CommandException(ExitStatus.INVALID, spoken() + ": '" + name + "' (expected: a name or an id)");
        }
        List<JsonNode> same = resources
                .apply(client)
                .list(ListQuery.ALL.where("name", name))
                .map(Printer::tree)
                .filter(resource -> !DELETED.equals(resource.path("state").asString("")))
                .toList();
        return switch (same.size()) {
            case 0 -> throw new CommandException(ExitStatus.NOT_FOUND, "no " + spoken() + " is named '" + name + "'");
            case 1 -> found(same.getFirst());
            default ->
                throw new CommandException(
                        ExitStatus.INVALID,
                        same.size() + " " + spoken() + "s are named '" + name + "' (expected: one of the ids "
                                + same.stream()
                                        .map(resource -> resource.path("id").asString())
                                        .collect(Collectors.joining(", "))
                                + ")");
        };
    }

    private static Found found(JsonNode resource) {
        JsonNode tenant = resource.path("tenant_id");
        return new Found(resource.path("id").asString(), tenant.isString() ? tenant.stringValue() : null);
    }
}
