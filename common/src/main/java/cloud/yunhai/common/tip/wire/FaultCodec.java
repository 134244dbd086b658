package cloud.yunhai.common.tip.wire;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.faults.TErrorKind;
import cloud.yunhai.common.idl.faults.TFault;
import java.util.HashMap;
import java.util.Map;

/// [CloudException] to the wire and back. Only what the user may see crosses: no class names, no internal detail.
public final class FaultCodec {
    private FaultCodec() {}

    public static TFault encode(CloudException failure, String traceId) {
        return new TFault(
                TErrorKind.valueOf(failure.kind().name()),
                failure.code().name(),
                failure.userMessage(),
                new HashMap<>(failure.details()),
                failure.retryable(),
                traceId);
    }

    /// What the peer reported; a kind that this version does not know is INTERNAL.
    public static CloudException decode(TFault fault, String peer) {
        ErrorKind kind = fault.getKind() == null
                ? ErrorKind.INTERNAL
                : ErrorKind.valueOf(fault.getKind().name());
        String code = fault.getCode() == null ? "" : fault.getCode();
        Map<String, String> details = fault.getDetails() == null ? Map.of() : fault.getDetails();
        return CloudException.of(
                        ErrorCode.named(code, kind), fault.getMessage() == null ? "no message" : fault.getMessage())
                .details(details)
                .retryable(fault.isRetryable())
                .internal("from " + peer + ", trace " + fault.getTraceId())
                .build();
    }
}
