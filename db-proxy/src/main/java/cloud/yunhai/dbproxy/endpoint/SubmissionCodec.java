package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.dbproxy.app.NewOperation;
import cloud.yunhai.dbproxy.app.Submitted;

/// Submissions and their answers.
final class SubmissionCodec {
    private SubmissionCodec() {}

    static NewOperation decode(TNewOperation operation) {
        return Edge.decode(operation, NewOperation.class);
    }

    static TSubmitted encode(Submitted submitted) {
        return ThriftCodec.encode(submitted, TSubmitted.class);
    }
}
