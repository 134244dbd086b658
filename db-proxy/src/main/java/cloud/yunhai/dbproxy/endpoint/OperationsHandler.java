package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TOperationPage;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.dbproxy.app.Operations;
import cloud.yunhai.dbproxy.app.store.Page;
import java.time.Duration;

/// Sagas as their tenants see them.
public final class OperationsHandler implements cloud.yunhai.common.idl.dbproxy.Operations.Iface {
    private final Operations operations;

    /// In front of these.
    public OperationsHandler(Operations operations) {
        this.operations = operations;
    }

    @Override
    public TOperation get(String tenantId, String operationId) {
        return encode(operations.get(Edge.tenant(tenantId), operationId));
    }

    @Override
    public TOperation await(String tenantId, String operationId, long version, long waitMillis) {
        return encode(operations.await(Edge.tenant(tenantId), operationId, version, Duration.ofMillis(waitMillis)));
    }

    @Override
    public TOperationPage listOperations(TPageRequest request) {
        Page<Operation> page = operations.list(Edge.page(request));
        return new TOperationPage(ThriftCodec.encodeAll(page.items(), TOperation.class))
                .setNextPageToken(page.nextPageToken());
    }

    private static TOperation encode(Operation operation) {
        return ThriftCodec.encode(operation, TOperation.class);
    }
}
