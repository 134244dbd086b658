package cloud.yunhai.vmscheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.InstanceRecords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instances, by db-proxy.
public final class RemoteInstances implements InstanceRecords {
    private final Instances.Iface instances;

    public RemoteInstances(Instances.Iface instances) {
        this.instances = instances;
    }

    @Override
    public Instance get(InstanceId id) {
        return decode(Tip.call(() -> instances.get(null, id.text())));
    }

    @Override
    public List<Instance> onHost(HostId host) {
        return ThriftCodec.decodeAll(Tip.call(() -> instances.listOnHost(host.text())), Instance.class);
    }

    @Override
    public Instance observe(HostId host, InstanceId id, VmState state, long generation, @Nullable String reason) {
        return decode(Tip.call(
                () -> instances.observe(host.text(), id.text(), TVmState.valueOf(state.name()), generation, reason)));
    }

    private static Instance decode(TInstance struct) {
        return ThriftCodec.decode(struct, Instance.class);
    }
}
