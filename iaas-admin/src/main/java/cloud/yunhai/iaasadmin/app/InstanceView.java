package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.iaasadmin.core.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance with all that an operator wants to know of it.
///
/// @param placement null: it was never placed
/// @param operations what was done with it, newest first
public record InstanceView(
        InstanceRepresentation instance,
        @Nullable PlacementRepresentation placement,
        List<VolumeRepresentation> volumes,
        List<OperationRepresentation> operations) {
    private static final int NOT_FOUND = 404;
    private static final int OPERATIONS = 12;

    /// As it is now.
    public static InstanceView of(YunhaiClient api, String id) {
        return new InstanceView(
                api.instances().get(id),
                placement(api, id),
                api.volumes()
                        .page(ListQuery.ALL.where("instance_id", id).limit(OPERATIONS))
                        .items(),
                api.operations()
                        .page(ListQuery.ALL.where("resource_id", id).limit(OPERATIONS))
                        .items());
    }

    private static @Nullable PlacementRepresentation placement(YunhaiClient api, String id) {
        try {
            return api.instances().placement(id);
        } catch (ApiException problem) {
            if (problem.status() == NOT_FOUND) {
                return null;
            }
            throw problem;
        }
    }

    /// The operation whose steps are shown: the newest.
    public @Nullable OperationRepresentation newest() {
        return operations.isEmpty() ? null : operations.getFirst();
    }

    /// The ones before.
    public List<OperationRepresentation> before() {
        return operations.size() < 2 ? List.of() : List.copyOf(operations.subList(1, operations.size()));
    }

    /// What may be done with it.
    public List<Command> commands() {
        return Command.of(instance.state, instance.operationInProgress != null);
    }
}
