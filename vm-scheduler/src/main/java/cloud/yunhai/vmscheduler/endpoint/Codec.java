package cloud.yunhai.vmscheduler.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmscheduler.TPlaceRequest;
import cloud.yunhai.common.idl.vmscheduler.TPlaced;
import cloud.yunhai.common.idl.vmscheduler.TVmObservation;
import cloud.yunhai.common.idl.vmscheduler.TVmReport;
import cloud.yunhai.common.idl.vmscheduler.TVmResources;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmscheduler.app.HostVms;
import cloud.yunhai.vmscheduler.app.InstancePlacement;
import cloud.yunhai.vmscheduler.app.InstanceVms;
import cloud.yunhai.vmscheduler.app.SeenVm;
import cloud.yunhai.vmscheduler.core.Imbalance;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import java.time.Duration;
import java.util.function.Supplier;

/// Between the IDL's structs and what this service works with; a wrong value is INVALID and names its field.
final class Codec {
    private Codec() {}

    static InstanceId instance(String text) {
        return checked(() -> InstanceId.parse(text));
    }

    static HostId host(String text) {
        return checked(() -> HostId.parse(text));
    }

    static Duration timeout(long millis) {
        if (millis < 0) {
            throw CloudException.invalid("timeoutMillis", millis, "at least 0");
        }
        return Duration.ofMillis(millis);
    }

    static PlacementRequest placementRequest(TPlaceRequest struct) {
        return checked(() -> ThriftCodec.decode(struct, PlacementRequest.class));
    }

    static InstanceVms.Resources resources(TVmResources struct) {
        return checked(() -> ThriftCodec.decode(struct, InstanceVms.Resources.class));
    }

    static TPlaced placed(InstancePlacement.Placed placed) {
        return new TPlaced()
                .setHostId(placed.host().id().text())
                .setHostName(placed.host().name())
                .setClusterId(placed.host().clusterId().text())
                .setDecision(ThriftCodec.encode(placed.decision(), TPlacementDecision.class));
    }

    static TVmObservation observation(SeenVm vm) {
        TVmObservation struct = new TVmObservation()
                .setVmState(TVmState.valueOf(vm.state().name()))
                .setGeneration(vm.generation());
        struct.setReason(vm.reason());
        return struct;
    }

    static SeenVm report(TVmReport report, long generation) {
        return checked(() -> new SeenVm(
                InstanceId.parse(report.getInstanceId()).text(),
                VmState.valueOf(report.getVmState().name()),
                generation,
                report.getReason(),
                false));
    }

    static TImbalance imbalance(Imbalance imbalance) {
        return ThriftCodec.encode(imbalance, TImbalance.class);
    }

    static TConsoleLog console(HostVms.ConsolePart part) {
        TConsoleLog struct = new TConsoleLog();
        struct.setBytes(part.bytes());
        struct.setOffset(part.offset());
        struct.setNextOffset(part.nextOffset());
        return struct;
    }

    private static <T> T checked(Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
