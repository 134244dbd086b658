package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.dbproxy.app.Ledger;
import java.util.List;

/// The ledger.
public final class LedgerHandler implements cloud.yunhai.common.idl.dbproxy.Ledger.Iface {
    private final Ledger ledger;

    /// In front of it.
    public LedgerHandler(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<TImbalance> check() {
        return ThriftCodec.encodeAll(ledger.check(), TImbalance.class);
    }
}
