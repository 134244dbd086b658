package cloud.yunhai.vmcontroller.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmcontroller.TFilterSpec;
import cloud.yunhai.common.idl.vmcontroller.TVm;
import cloud.yunhai.common.idl.vmcontroller.TVmNic;
import cloud.yunhai.common.idl.vmcontroller.TVmSpec;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.ConsolePart;
import cloud.yunhai.vmcontroller.app.Vm;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.time.Duration;
import java.util.function.Supplier;

/// Between the IDL's structs and what this service works with; a wrong value is INVALID and names its field.
public final class VmCodec {
    private static final int CONSOLE_MAX = 1 << 20;

    private final String bridge;

    /// @param bridge of the host, for NICs that name none
    public VmCodec(String bridge) {
        this.bridge = bridge;
    }

    InstanceId instance(String text) {
        return checked(() -> InstanceId.parse(text));
    }

    VmSpec spec(TVmSpec struct) {
        TVmSpec copy = new TVmSpec(struct);
        for (TVmNic nic : copy.getNics()) {
            if (nic.getBridge().isEmpty()) {
                nic.setBridge(bridge);
            }
        }
        return checked(() -> ThriftCodec.decode(copy, VmSpec.class));
    }

    FilterSpec filter(TFilterSpec struct) {
        return checked(() -> ThriftCodec.decode(struct, FilterSpec.class));
    }

    Duration timeout(long millis) {
        if (millis < 0) {
            throw CloudException.invalid("timeoutMillis", millis, "at least 0");
        }
        return Duration.ofMillis(millis);
    }

    void part(long offset, int limit) {
        if (offset < 0) {
            throw CloudException.invalid("offset", offset, "at least 0");
        }
        if (limit < 1 || limit > CONSOLE_MAX) {
            throw CloudException.invalid("limit", limit, "1 to " + CONSOLE_MAX);
        }
    }

    TVm vm(Vm vm) {
        TVm struct = new TVm();
        struct.setInstanceId(vm.name());
        struct.setVmState(TVmState.valueOf(vm.observation().state().name()));
        struct.setGeneration(vm.generation());
        struct.setReason(vm.observation().reason());
        struct.setForeign(vm.foreign());
        return struct;
    }

    TConsoleLog console(ConsolePart part) {
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
