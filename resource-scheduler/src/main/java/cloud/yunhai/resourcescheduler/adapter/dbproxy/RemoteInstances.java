package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Instances;
import org.jspecify.annotations.Nullable;

/// The records of instances, kept by db-proxy.
public final class RemoteInstances implements Instances {
    private final cloud.yunhai.common.idl.dbproxy.Instances.Iface instances;
    private final Hosts.Iface hosts;
    private final Catalogue.Iface catalogue;

    public RemoteInstances(
            cloud.yunhai.common.idl.dbproxy.Instances.Iface instances, Hosts.Iface hosts, Catalogue.Iface catalogue) {
        this.instances = instances;
        this.hosts = hosts;
        this.catalogue = catalogue;
    }

    @Override
    @SuppressWarnings("NullAway") // a null tenant means any, see the IDL
    public Instance get(InstanceId instance) {
        return decode(Tip.call(() -> instances.get(null, instance.text())));
    }

    @Override
    public Instance get(TenantId tenant, InstanceId instance) {
        return decode(Tip.call(() -> instances.get(tenant.text(), instance.text())));
    }

    @Override
    public String hostName(HostId host) {
        return Tip.call(() -> hosts.get(host.text())).getName();
    }

    @Override
    public String publicKey(TenantId tenant, SshKeyId key) {
        return Tip.call(() -> catalogue.getSshKey(tenant.text(), key.text())).getPublicKey();
    }

    @Override
    @SuppressWarnings("NullAway") // a null reason means none, see the IDL
    public void recordState(InstanceId instance, InstanceState state, @Nullable String reason) {
        Tip.call(() -> instances.recordState(instance.text(), TInstanceState.valueOf(state.name()), reason));
    }

    @Override
    public void recordCreationFailed(InstanceId instance, String reason) {
        Tip.call(() -> instances.recordCreationFailed(instance.text(), reason));
    }

    @Override
    public void remove(InstanceId instance) {
        Tip.run(() -> instances.remove(instance.text()));
    }

    private static Instance decode(TInstance instance) {
        return ThriftCodec.decode(instance, Instance.class);
    }
}
