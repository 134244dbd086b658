package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.idl.dbproxy.TInstancePage;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Instances and placements in memory, as far as api-server asks for them.
public final class FakeInstances {
    private final FakeAudit audit;
    final Table<TInstance> table = new Table<>("instance");
    final Map<String, TPlacementDecision> decisions = new ConcurrentHashMap<>();

    FakeInstances(FakeAudit audit) {
        this.audit = audit;
    }

    Instances.Iface instances() {
        return only(Instances.Iface.class, (method, given) -> switch (method) {
            case "get" -> table.get((String) given[0], (String) given[1]);
            case "listInstances" -> {
                Table.Rows<TInstance> rows = table.list((TPageRequest) given[0]);
                yield new TInstancePage(rows.items()).setNextPageToken(rows.nextPageToken());
            }
            case "countByState" ->
                table.list(all((String) given[0])).items().stream()
                        .collect(Collectors.groupingBy(TInstance::getState, Collectors.counting()));
            case "update" -> update((TActor) given[0], (String) given[1], (long) given[2], (String) given[3], given[4]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static TPageRequest all(@Nullable String tenantId) {
        TPageRequest all = new TPageRequest(10_000, Map.of());
        return tenantId == null ? all : all.setTenantId(tenantId);
    }

    @SuppressWarnings("unchecked") // labels are what the interface says
    private TInstance update(TActor actor, String id, long version, String name, Object labels) {
        TInstance changed = table.get(null, id).setName(name).setLabels((Map<String, String>) labels);
        TInstance updated = table.update(changed, version);
        audit.changed(actor, "update", id);
        return updated;
    }

    Placements.Iface placements() {
        return only(Placements.Iface.class, (method, given) -> {
            if (!method.equals("decision")) {
                throw new UnsupportedOperationException(method);
            }
            TPlacementDecision decision = decisions.get((String) given[0]);
            if (decision == null) {
                throw CloudException.notFound("placement of", (String) given[0]);
            }
            return decision;
        });
    }

    interface Answering {
        Object answer(String method, Object[] given);
    }

    /// An interface of which only some methods are asked for.
    static <I> I only(Class<I> iface, Answering answering) {
        return iface.cast(Proxy.newProxyInstance(
                iface.getClassLoader(),
                new Class<?>[] {iface},
                (_, method, given) -> answering.answer(method.getName(), given == null ? new Object[0] : given)));
    }
}
