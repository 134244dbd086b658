package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks up what things are called. All operators see the same names, so they are kept for a moment for all of them.
public final class NameBook {
    private static final Duration KEPT = Duration.ofSeconds(10);

    /// The greatest number of names of one kind. Beyond it pages show ids.
    private static final int NAMES_MAX = 5_000;

    private static final ListQuery NAMES = ListQuery.ALL.fields("id,name").limit(500);

    private final InstantSource clock;
    private final Map<Kind, Entry> entries = new ConcurrentHashMap<>();

    /// What has names.
    public enum Kind {
        TENANT(api -> api.tenants().list(NAMES).map(tenant -> new Named(tenant.id, tenant.name))),
        GROUP(api -> api.groups().list(NAMES).map(group -> new Named(group.id, group.name))),
        ZONE(api -> api.zones().list(NAMES).map(zone -> new Named(zone.id, zone.name))),
        CLUSTER(api -> api.clusters().list(NAMES).map(cluster -> new Named(cluster.id, cluster.name))),
        HOST(api -> api.hosts().list(NAMES).map(host -> new Named(host.id, host.name))),
        SUBNET(api -> api.subnets().list(NAMES).map(subnet -> new Named(subnet.id, subnet.name))),
        FLAVOR(api -> api.flavors().list(NAMES).map(flavor -> new Named(flavor.id, flavor.name))),
        IMAGE(api -> api.images().list(NAMES).map(image -> new Named(image.id, image.name)));

        private final Function<YunhaiClient, Stream<Named>> read;

        Kind(Function<YunhaiClient, Stream<Named>> read) {
            this.read = read;
        }
    }

    private record Named(String id, String name) {}

    private record Entry(Map<String, String> names, Instant until) {}

    public NameBook(InstantSource clock) {
        this.clock = clock;
    }

    /// The names of these kinds.
    public Names names(YunhaiClient api, Kind... kinds) {
        Map<String, String> names = new HashMap<>();
        for (Kind kind : kinds) {
            names.putAll(entry(api, kind).names());
        }
        return new Names(names);
    }

    private Entry entry(YunhaiClient api, Kind kind) {
        Instant now = clock.instant();
        Entry known = entries.get(kind);
        if (known != null && now.isBefore(known.until())) {
            return known;
        }
        Map<String, String> names = kind.read
                .apply(api)
                .limit(NAMES_MAX)
                .collect(Collectors.toMap(Named::id, Named::name, (first, _) -> first));
        Entry fresh = new Entry(names, now.plus(KEPT));
        entries.put(kind, fresh);
        return fresh;
    }
}
