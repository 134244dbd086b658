package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What may be held, and what is.
final class QuotaVerbs {
    private static final List<Column> COLUMNS =
            Column.of("AMOUNT", "/amount", "CLAIMED", "/claimed", "LIMIT", "/limit", "FREE", "/free");
    private static final List<String> AMOUNTS = List.of("instances", "vcpus", "memory_mib", "storage_gib", "addresses");

    private QuotaVerbs() {}

    @Command(description = "Shows what the tenant's group may hold, and what its tenants hold of it together.")
    static final class Show extends Verb {
        @Override
        ExitStatus run(YunhaiClient client) {
            TenantQuotaRepresentation quota = client.quota();
            if (printer().json()) {
                printer().document(quota);
            } else {
                printer().list(COLUMNS, rows(Printer.tree(quota)).toList());
            }
            return ExitStatus.OK;
        }

        private static Stream<JsonNode> rows(JsonNode quota) {
            return AMOUNTS.stream().map(amount -> {
                long claimed = quota.path("claimed").path(amount).longValue();
                long limit = quota.path("limit").path(amount).longValue();
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("amount", amount)
                        .put("claimed", claimed)
                        .put("limit", limit)
                        .put("free", Math.max(0, limit - claimed));
            });
        }
    }

    static NounLine line() {
        return new NounLine("quota", "What may be held, and what is.").verb("show", new Show());
    }
}
