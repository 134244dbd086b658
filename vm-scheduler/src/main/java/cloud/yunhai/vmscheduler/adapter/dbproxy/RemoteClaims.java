package cloud.yunhai.vmscheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.idl.dbproxy.TComputeClaim;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.Claims;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import java.util.List;

/// Claims, by db-proxy.
public final class RemoteClaims implements Claims {
    private final Placements.Iface placements;

    public RemoteClaims(Placements.Iface placements) {
        this.placements = placements;
    }

    @Override
    public HostId claim(PlacementRequest request, List<HostId> hosts, PlacementDecision decision) {
        TComputeClaim claim = new TComputeClaim()
                .setInstanceId(request.instanceId().text())
                .setVcpus(request.vcpus())
                .setMemoryMib(request.memoryMib())
                .setHostIds(hosts.stream().map(HostId::text).toList())
                .setDecision(encode(decision));
        return HostId.parse(Tip.call(() -> placements.claimCompute(claim)));
    }

    @Override
    public void release(InstanceId id) {
        Tip.run(() -> placements.releaseCompute(id.text()));
    }

    @Override
    public void refused(PlacementDecision decision) {
        Tip.run(() -> placements.recordRefusal(encode(decision)));
    }

    private static TPlacementDecision encode(PlacementDecision decision) {
        return ThriftCodec.encode(decision, TPlacementDecision.class);
    }
}
