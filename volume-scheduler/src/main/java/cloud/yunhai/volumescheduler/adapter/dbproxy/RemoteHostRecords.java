package cloud.yunhai.volumescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.THostPage;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.HostRecords;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hosts, kept by db-proxy. Single ones are remembered for a while: only their names and roles matter here, and those
/// stay; whether a host has room is asked of db-proxy each time, by the claim.
public final class RemoteHostRecords implements HostRecords {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int REMEMBERED_MAX = 10_000;

    private final Hosts.Iface hosts;
    private final Cache<HostId, Host> recent = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();

    public RemoteHostRecords(Hosts.Iface hosts) {
        this.hosts = hosts;
    }

    @Override
    public Host get(HostId host) {
        @Nullable Host known = recent.getIfPresent(host);
        if (known != null) {
            return known;
        }
        Host read = ThriftCodec.decode(Tip.call(() -> hosts.get(host.text())), Host.class);
        recent.put(host, read);
        return read;
    }

    @Override
    public List<Host> all() {
        return Pages.all(request -> {
            THostPage page = Tip.call(() -> hosts.listHosts(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Host.class), page.getNextPageToken());
        });
    }
}
