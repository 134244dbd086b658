package cloud.yunhai.vmscheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.TSecurityGroupPage;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.GroupRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Security groups, by db-proxy.
public final class RemoteGroups implements GroupRecords {
    private final Catalogue.Iface catalogue;

    public RemoteGroups(Catalogue.Iface catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<SecurityGroup> ofTenant(TenantId tenant) {
        List<SecurityGroup> all = new ArrayList<>();
        @Nullable String token = null;
        do {
            TPageRequest request = new TPageRequest()
                    .setTenantId(tenant.text())
                    .setLimit(RemoteHosts.PAGE)
                    .setFilter(Map.of());
            request.setPageToken(token);
            TSecurityGroupPage page = Tip.call(() -> catalogue.listSecurityGroups(request));
            all.addAll(ThriftCodec.decodeAll(page.getItems(), SecurityGroup.class));
            token = page.getNextPageToken();
        } while (token != null);
        return all;
    }

    @Override
    public List<Instance> members(Collection<SecurityGroupId> groups) {
        List<String> ids = groups.stream().map(SecurityGroupId::text).toList();
        return ThriftCodec.decodeAll(Tip.call(() -> catalogue.members(ids)), Instance.class);
    }
}
