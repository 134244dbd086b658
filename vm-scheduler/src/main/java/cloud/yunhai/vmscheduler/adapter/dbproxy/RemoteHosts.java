package cloud.yunhai.vmscheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.THostPage;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.HostRecords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hosts, by db-proxy.
public final class RemoteHosts implements HostRecords {
    static final int PAGE = 500;

    private final Hosts.Iface hosts;

    public RemoteHosts(Hosts.Iface hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<Host> all() {
        List<Host> all = new ArrayList<>();
        @Nullable String token = null;
        do {
            TPageRequest request = new TPageRequest().setLimit(PAGE).setFilter(Map.of());
            request.setPageToken(token);
            THostPage page = Tip.call(() -> hosts.listHosts(request));
            all.addAll(ThriftCodec.decodeAll(page.getItems(), Host.class));
            token = page.getNextPageToken();
        } while (token != null);
        return all;
    }

    @Override
    public Host get(HostId id) {
        return ThriftCodec.decode(Tip.call(() -> hosts.get(id.text())), Host.class);
    }

    @Override
    public List<Host> expire(Instant silentSince) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, silentSince);
        return ThriftCodec.decodeAll(Tip.call(() -> hosts.expire(micros)), Host.class);
    }
}
