package cloud.yunhai.common.tip;

import cloud.yunhai.common.idl.echo.Echo;
import java.util.Arrays;
import org.apache.thrift.TBase;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.transport.TMemoryBuffer;

/// Thrift messages as bytes.
final class Messages {
    private Messages() {}

    /// A call of `Echo.readWord`.
    static byte[] readWord(String word) {
        return call("Echo:readWord", new Echo.readWord_args(word));
    }

    static byte[] call(String name, TBase<?, ?> arguments) {
        return message(new TMessage(name, TMessageType.CALL, 1), arguments);
    }

    static byte[] message(TMessage head, TBase<?, ?> body) {
        try {
            TMemoryBuffer buffer = new TMemoryBuffer(256);
            TCompactProtocol protocol = new TCompactProtocol(buffer);
            protocol.writeMessageBegin(head);
            body.write(protocol);
            protocol.writeMessageEnd();
            return Arrays.copyOf(buffer.getArray(), buffer.length());
        } catch (TException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
