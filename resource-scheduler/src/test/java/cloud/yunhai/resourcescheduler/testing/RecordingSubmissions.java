package cloud.yunhai.resourcescheduler.testing;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.resourcescheduler.app.NewImage;
import cloud.yunhai.resourcescheduler.app.NewInstance;
import cloud.yunhai.resourcescheduler.app.NewOperation;
import cloud.yunhai.resourcescheduler.app.Submissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes down what was submitted. The first submission of an operation gets its claim; a repeat does not.
public final class RecordingSubmissions implements Submissions {
    public final List<NewOperation> operations = new ArrayList<>();
    public Set<InstanceState> allowed = EnumSet.noneOf(InstanceState.class);

    public NewOperation last() {
        return operations.getLast();
    }

    @Override
    public Submitted createInstance(NewInstance instance, NewOperation operation) {
        return submitted(operation);
    }

    @Override
    public Submitted commandInstance(InstanceId instance, Set<InstanceState> states, NewOperation operation) {
        allowed = Set.copyOf(states);
        return submitted(operation);
    }

    @Override
    public Submitted importImage(NewImage image, NewOperation operation) {
        return submitted(operation);
    }

    @Override
    public Submitted deleteImage(ImageId image, NewOperation operation) {
        return submitted(operation);
    }

    private Submitted submitted(NewOperation operation) {
        boolean repeated = operations.stream()
                .anyMatch(known -> known.saga().id().equals(operation.saga().id()));
        operations.add(operation);
        NewSaga saga = operation.saga();
        Claim claim = repeated ? null : operation.claim();
        return new Submitted(view(operation), null, null, record(saga, claim), claim != null);
    }

    private static Operation view(NewOperation operation) {
        NewSaga saga = operation.saga();
        return new Operation(
                OperationId.parse(saga.id()),
                operation.kind(),
                saga.tenantKey().isEmpty() ? null : TenantId.parse(saga.tenantKey()),
                saga.resourceKey(),
                OperationState.PENDING,
                0,
                List.of(),
                null,
                null,
                operation.actor(),
                false,
                Instant.EPOCH,
                null,
                null,
                saga.deadline(),
                1);
    }

    private static SagaRecord record(NewSaga saga, @Nullable Claim claim) {
        return new SagaRecord(
                saga.id(),
                saga.type(),
                OperationState.PENDING,
                saga.resourceKey(),
                saga.tenantKey(),
                saga.inputJson(),
                saga.stepCount(),
                Instant.EPOCH,
                saga.deadline(),
                Instant.EPOCH,
                1,
                claim == null ? 0 : 1,
                claim == null ? null : claim.owner(),
                claim == null ? null : Instant.EPOCH.plus(claim.lease()),
                null,
                null,
                0,
                null,
                saga.traceparent(),
                claim == null ? null : saga.secret());
    }
}
