package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.resourcescheduler.app.NewOperation;
import cloud.yunhai.resourcescheduler.app.Submissions.Submitted;

/// The submission of an operation as it travels, to db-proxy itself or through image-server.
public final class OperationEncoding {
    private OperationEncoding() {}

    public static TNewOperation encode(NewOperation operation) {
        return ThriftCodec.encode(operation, TNewOperation.class);
    }

    public static Submitted decode(TSubmitted submitted) {
        return ThriftCodec.decode(submitted, Submitted.class);
    }
}
