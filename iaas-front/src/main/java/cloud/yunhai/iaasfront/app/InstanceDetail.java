package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.portal.page.InstanceAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One instance, with the names of what it is made of and what was done with it.
///
/// @param image null: it is gone
/// @param flavor null: it is gone; the instance keeps its size
/// @param operation the newest one, whose steps are shown; null: there is none any more
/// @param history the ones before, newest first
public record InstanceDetail(
        InstanceRepresentation instance,
        @Nullable ImageRepresentation image,
        @Nullable FlavorRepresentation flavor,
        @Nullable SshKeyRepresentation sshKey,
        List<SecurityGroupRepresentation> securityGroups,
        @Nullable OperationRepresentation operation,
        List<OperationRepresentation> history) {
    private static final int HISTORY = 10;
    private static final int NOT_FOUND = 404;

    /// @throws ApiException when there is no such instance, or the API fails
    public static InstanceDetail of(YunhaiClient api, String id) {
        InstanceRepresentation instance = api.instances().get(id);
        List<OperationRepresentation> operations = api.operations()
                .page(ListQuery.ALL.where("resource_id", id).limit(HISTORY))
                .items();
        String keyId = instance.sshKeyId;
        return new InstanceDetail(
                instance,
                ifPresent(() -> api.images().get(instance.imageId)).orElse(null),
                ifPresent(() -> api.flavors().get(instance.flavorId)).orElse(null),
                keyId == null ? null : ifPresent(() -> api.sshKeys().get(keyId)).orElse(null),
                instance.securityGroupIds.stream()
                        .flatMap(group -> ifPresent(() -> api.securityGroups().get(group)).stream())
                        .toList(),
                operations.isEmpty() ? null : operations.getFirst(),
                operations.isEmpty() ? List.of() : List.copyOf(operations.subList(1, operations.size())));
    }

    /// What may be done with it now.
    public List<InstanceAction> actions() {
        return InstanceAction.offered(instance.state, instance.operationInProgress != null);
    }

    private static <T> Optional<T> ifPresent(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ApiException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
