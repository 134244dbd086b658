package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Lists the resources of a noun.
final class ListVerb<R> extends Verb {
    private final Noun<R> noun;

    @Option(names = "--name", paramLabel = "NAME", description = "Only those with this name.")
    private @Nullable String name;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "MEMBER=VALUE",
            description = "Only those whose member has this value, as state=RUNNING; may be repeated.")
    private Map<String, String> filters = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "Show at most so many (default: 1000).")
    private int limit = 1000;

    ListVerb(Noun<R> noun) {
        this.noun = noun;
    }

    @Override
    Role usualRole() {
        return noun.reader();
    }

    @Override
    ExitStatus run(YunhaiClient client) {
        ListQuery query = ListQuery.ALL.where("name", name).limit(Math.clamp(limit, 1, 500));
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            query = query.where(filter.getKey(), filter.getValue());
        }
        printer().list(noun.columns(), noun.resources().apply(client).list(query), Math.max(1, limit));
        return ExitStatus.OK;
    }
}
