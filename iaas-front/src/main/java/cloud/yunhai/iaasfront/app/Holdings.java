package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.volume.VolumeState;
import java.util.List;

/// How much a tenant holds of what its group's quota counts.
public record Holdings(long instances, long running, long vcpus, long memoryMib, long storageGib, long addresses) {
    private static final int PAGE = 500;

    /// A tenant with more is told of the first ten thousand.
    private static final long MOST = 10_000;

    /// What the API lists now.
    public static Holdings of(YunhaiClient api) {
        List<InstanceRepresentation> instances = api.instances()
                .list(ListQuery.ALL.limit(PAGE))
                .limit(MOST)
                .filter(instance -> instance.state != InstanceState.DELETED)
                .toList();
        List<VolumeRepresentation> volumes = api.volumes()
                .list(ListQuery.ALL.limit(PAGE))
                .limit(MOST)
                .filter(volume -> volume.state != VolumeState.DELETED)
                .toList();
        return new Holdings(
                instances.size(),
                instances.stream()
                        .filter(instance -> instance.state == InstanceState.RUNNING)
                        .count(),
                instances.stream().mapToLong(instance -> instance.vcpus).sum(),
                instances.stream().mapToLong(instance -> instance.memoryMib).sum(),
                volumes.stream().mapToLong(volume -> volume.sizeGib).sum(),
                instances.stream().mapToLong(instance -> instance.nics.size()).sum());
    }
}
