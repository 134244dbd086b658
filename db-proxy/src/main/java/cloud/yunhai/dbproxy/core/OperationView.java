package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.model.operation.OperationStep;
import cloud.yunhai.common.model.operation.StepState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A saga as its tenant sees it: no inputs, no outputs, no inner details.
public final class OperationView {
    private OperationView() {}

    /// The operation.
    public static Operation of(StoredSaga stored) {
        var saga = stored.saga();
        if (stored.kind() == null) {
            throw new IllegalStateException("saga " + saga.id() + " is no operation");
        }
        Failure failure = saga.failure();
        Actor actor = stored.actor();
        return new Operation(
                OperationId.parse(saga.id()),
                stored.kind(),
                saga.tenantKey().isEmpty() ? null : TenantId.parse(saga.tenantKey()),
                saga.resourceKey(),
                saga.state(),
                saga.progressPercent(),
                steps(stored),
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.message(),
                actor == null ? Actor.service("resource-scheduler") : actor,
                saga.cancelReason() != null,
                saga.created(),
                stored.startedAt(),
                stored.endedAt(),
                saga.deadline(),
                stored.version());
    }

    private static List<OperationStep> steps(StoredSaga stored) {
        Map<String, StepRecord> begun = new HashMap<>();
        stored.steps().forEach(step -> begun.put(step.name(), step));
        List<OperationStep> shown = new ArrayList<>();
        for (StoredSaga.PlannedStep planned : stored.plan()) {
            StepRecord step = begun.remove(planned.name());
            shown.add(
                    step == null
                            ? new OperationStep(
                                    shown.size(),
                                    planned.name(),
                                    planned.moduleName(),
                                    StepState.PENDING,
                                    0,
                                    null,
                                    null,
                                    null,
                                    null)
                            : step(shown.size(), step));
        }
        // What the plan left out is shown when it happens.
        stored.steps().stream()
                .filter(step -> begun.containsKey(step.name()))
                .forEach(step -> shown.add(step(shown.size(), step)));
        return shown;
    }

    private static OperationStep step(int index, StepRecord step) {
        return new OperationStep(
                index,
                step.name(),
                step.service(),
                state(step.state()),
                step.attempt(),
                null,
                step.started(),
                step.ended(),
                message(step.failure()));
    }

    private static @Nullable String message(@Nullable Failure failure) {
        return failure == null ? null : failure.message();
    }

    private static StepState state(cloud.yunhai.common.saga.journal.StepState state) {
        return switch (state) {
            case STARTED -> StepState.RUNNING;
            case FINISHED -> StepState.SUCCEEDED;
            case FAILED -> StepState.FAILED;
            case UNDOING, UNDO_FAILED -> StepState.UNDOING;
            case UNDONE -> StepState.UNDONE;
            case SKIPPED, ADOPTED -> StepState.SKIPPED;
        };
    }
}
