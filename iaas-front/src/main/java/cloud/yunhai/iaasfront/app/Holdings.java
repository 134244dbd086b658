package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.StateCountRepresentation;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.common.model.instance.InstanceState;

/// What the tenant's group holds of its quota, and how many instances of the tenant run.
public record Holdings(TenantQuotaRepresentation quota, long running) {
    /// What the API says now.
    public static Holdings of(YunhaiClient api) {
        long running = api.instances().counts().states.stream()
                .filter(one -> one.state == InstanceState.RUNNING)
                .mapToLong((StateCountRepresentation one) -> one.count)
                .sum();
        return new Holdings(api.quota(), running);
    }
}
