package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apiserver.app.port.InstanceStore;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.LogStore;
import cloud.yunhai.apiserver.app.port.LogStore.Query;
import cloud.yunhai.apiserver.app.port.OperationStore;
import cloud.yunhai.apiserver.core.RequestException;

/// Logs: everything for operators, of their own instances and operations for tenants.
public record LogOperations(LogStore logs, InstanceStore instances, OperationStore operations) {
    public Listing<LogRecordRepresentation> query(UserRequest request, Query query) {
        if (!request.operator()) {
            if (query.instanceId() == null && query.operationId() == null) {
                throw RequestException.invalid(
                        "instance_id", "missing", "instance_id or operation_id, one of the tenant's own");
            }
            if (query.hostName() != null) {
                throw RequestException.invalid("host_name", query.hostName(), "absent: only operators see hosts");
            }
            if (query.instanceId() != null) {
                instances.get(request.readScope(), query.instanceId());
            }
            if (query.operationId() != null) {
                operations.get(request.readScope(), query.operationId());
            }
        }
        return logs.query(query);
    }
}
