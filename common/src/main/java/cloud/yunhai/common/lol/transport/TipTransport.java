package cloud.yunhai.common.lol.transport;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.lolserver.TLogRecord;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LolTransport;
import cloud.yunhai.common.tip.TipRuntime;
import java.util.List;

/// By TIP: for all services.
public final class TipTransport implements LolTransport {
    private final LolServer.Iface lolServer;

    public TipTransport(TipRuntime tip) {
        lolServer = tip.client(LolServer.Iface.class, "lol-server");
    }

    @Override
    public void send(LogBatch batch) throws Exception {
        List<TLogRecord> records = ThriftCodec.encodeAll(batch.records(), TLogRecord.class);
        try {
            lolServer.append(batch.id(), records);
        } catch (CloudException failure) {
            if (failure.kind() == ErrorKind.INVALID) {
                throw new RefusedException(failure.getMessage());
            }
            throw failure;
        }
    }
}
