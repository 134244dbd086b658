package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Builds a changed copy of a saga's record.
final class SagaEdit {
    private final SagaRecord from;
    private OperationState state;
    private Instant due;
    private long queueNumber;
    private long fencingToken;
    private @Nullable String owner;
    private @Nullable Instant leaseUntil;
    private @Nullable String cancelReason;
    private @Nullable Failure failure;
    private int progressPercent;
    private @Nullable String progressText;

    SagaEdit(SagaRecord from) {
        this.from = from;
        this.state = from.state();
        this.due = from.due();
        this.queueNumber = from.queueNumber();
        this.fencingToken = from.fencingToken();
        this.owner = from.owner();
        this.leaseUntil = from.leaseUntil();
        this.cancelReason = from.cancelReason();
        this.failure = from.failure();
        this.progressPercent = from.progressPercent();
        this.progressText = from.progressText();
    }

    SagaEdit state(OperationState value) {
        state = value;
        return this;
    }

    SagaEdit due(Instant value) {
        due = value;
        return this;
    }

    SagaEdit queueNumber(long value) {
        queueNumber = value;
        return this;
    }

    SagaEdit fencingToken(long value) {
        fencingToken = value;
        return this;
    }

    SagaEdit owner(@Nullable String value, @Nullable Instant until) {
        owner = value;
        leaseUntil = until;
        return this;
    }

    SagaEdit cancelReason(String value) {
        cancelReason = value;
        return this;
    }

    SagaEdit failure(Failure value) {
        failure = value;
        return this;
    }

    SagaEdit progress(int percent, @Nullable String text) {
        progressPercent = percent;
        progressText = text;
        return this;
    }

    SagaRecord build() {
        return new SagaRecord(
                from.id(),
                from.type(),
                state,
                from.resourceKey(),
                from.tenantKey(),
                from.inputJson(),
                from.stepCount(),
                from.created(),
                from.deadline(),
                due,
                queueNumber,
                fencingToken,
                owner,
                leaseUntil,
                cancelReason,
                failure,
                progressPercent,
                progressText,
                from.traceparent(),
                from.secret());
    }
}
