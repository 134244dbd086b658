package cloud.yunhai.apicommon.mapping;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationInProgress;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.ResourceLink;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.operation.Operation;

/// Representations of the model's records.
public final class Representations {
    private Representations() {}

    /// The representation whose members are the record's components, by name.
    ///
    /// @throws IllegalArgumentException when it has a member that the record has not
    public static <T> T of(Record model, Class<T> representation) {
        return RecordMapping.map(model, representation);
    }

    /// An instance, with what keeps it busy.
    public static InstanceRepresentation of(Instance instance) {
        InstanceRepresentation representation = of(instance, InstanceRepresentation.class);
        if (instance.operationId() != null && instance.operationKind() != null) {
            OperationInProgress busy = new OperationInProgress();
            busy.id = instance.operationId().text();
            busy.kind = instance.operationKind();
            representation.operationInProgress = busy;
        }
        return representation;
    }

    /// An operation, with the way to its resource.
    public static OperationRepresentation of(Operation operation) {
        OperationRepresentation representation = of(operation, OperationRepresentation.class);
        representation.done = operation.state().isDone();
        representation.cancellable = operation.state().isCancellable() && !operation.cancelRequested();
        String href = UriTemplates.pathOf(operation.resourceId());
        if (!href.isEmpty()) {
            ResourceLink link = new ResourceLink();
            link.id = operation.resourceId();
            link.type = UriTemplates.collectionOf(operation.resourceId());
            link.href = href;
            representation.resource = link;
        }
        return representation;
    }
}
