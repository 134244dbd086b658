package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.common.model.image.ImageState;
import java.util.Comparator;
import java.util.List;

/// What can be chosen for a new instance.
public record Choices(
        List<ImageRepresentation> images,
        List<FlavorRepresentation> flavors,
        List<ClusterRepresentation> clusters,
        List<SshKeyRepresentation> sshKeys,
        List<SecurityGroupRepresentation> securityGroups) {
    /// A page with more to choose from is of no use.
    private static final int MOST = 200;

    /// What the API offers this tenant.
    public static Choices of(YunhaiClient api) {
        return new Choices(
                api.images()
                        .list(ListQuery.ALL.where("state", ImageState.AVAILABLE))
                        .limit(MOST)
                        .toList(),
                api.flavors()
                        .list()
                        .limit(MOST)
                        .sorted(Comparator.comparing((FlavorRepresentation flavor) -> flavor.vcpus)
                                .thenComparing(flavor -> flavor.memoryMib))
                        .toList(),
                api.clusters().list().limit(MOST).toList(),
                api.sshKeys().list().limit(MOST).toList(),
                api.securityGroups().list().limit(MOST).toList());
    }
}
