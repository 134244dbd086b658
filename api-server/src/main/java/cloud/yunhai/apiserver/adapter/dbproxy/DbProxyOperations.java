package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.OperationStore;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Operations at db-proxy.
public final class DbProxyOperations extends DbProxyReader<Operation> implements OperationStore {
    private final Operations.Iface operations;

    public DbProxyOperations(Operations.Iface operations) {
        super(Operation.class, operations::get, request -> {
            var page = operations.listOperations(request);
            return listing(page.getItems(), page.getNextPageToken(), Operation.class);
        });
        this.operations = operations;
    }

    @Override
    public Operation await(@Nullable String tenantId, String id, long version, Duration time) {
        return ThriftCodec.decode(
                Tip.call(() -> operations.await(tenantId, id, version, time.toMillis())), Operation.class);
    }
}
