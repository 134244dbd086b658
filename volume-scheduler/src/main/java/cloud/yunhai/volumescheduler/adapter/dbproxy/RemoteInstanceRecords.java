package cloud.yunhai.volumescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.TInstancePage;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.InstanceRecords;
import java.util.List;

/// Instances, kept by db-proxy.
public final class RemoteInstanceRecords implements InstanceRecords {
    private final Instances.Iface instances;

    public RemoteInstanceRecords(Instances.Iface instances) {
        this.instances = instances;
    }

    @Override
    public List<Instance> all() {
        return Pages.all(request -> {
            TInstancePage page = Tip.call(() -> instances.listInstances(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Instance.class), page.getNextPageToken());
        });
    }
}
