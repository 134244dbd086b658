package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Ledger.Auditor;
import cloud.yunhai.resourcescheduler.app.Ledger.Imbalance;
import java.util.List;
import java.util.concurrent.Callable;

/// A part of the ledger that another service checks.
public final class RemoteAuditor implements Auditor {
    private final Callable<List<TImbalance>> check;

    /// @param check the call
    public RemoteAuditor(Callable<List<TImbalance>> check) {
        this.check = check;
    }

    @Override
    public List<Imbalance> check() {
        return ThriftCodec.decodeAll(Tip.call(check::call), Imbalance.class);
    }
}
