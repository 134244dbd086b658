package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TComputeClaim;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.dbproxy.app.ComputeRequest;
import cloud.yunhai.dbproxy.app.Placements;

/// Claims on vcpus and memory.
public final class PlacementsHandler implements cloud.yunhai.common.idl.dbproxy.Placements.Iface {
    private final Placements placements;

    /// In front of these.
    public PlacementsHandler(Placements placements) {
        this.placements = placements;
    }

    @Override
    public String claimCompute(TComputeClaim claim) {
        return placements.claim(Edge.decode(claim, ComputeRequest.class)).text();
    }

    @Override
    public void releaseCompute(String instanceId) {
        placements.release(Edge.id(instanceId, InstanceId::parse));
    }

    @Override
    public void recordRefusal(TPlacementDecision decision) {
        placements.recordRefusal(Edge.decode(decision, PlacementDecision.class));
    }

    @Override
    public TPlacementDecision decision(String instanceId) {
        return ThriftCodec.encode(
                placements.decision(Edge.id(instanceId, InstanceId::parse)), TPlacementDecision.class);
    }
}
