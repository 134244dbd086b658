package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.dbproxy.core.StoredSaga;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A row of `saga`: the journal of one saga, its steps as one JSON, so that a write is one row.
@Entity
@Table(name = "saga")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class SagaRow implements NewestFirst {
    private static final TypeReference<List<StepRecord>> STEPS = new TypeReference<>() {};
    private static final TypeReference<List<StoredSaga.PlannedStep>> PLAN = new TypeReference<>() {};

    private static final Memo<List<StoredSaga.PlannedStep>> PLANS = new Memo<>(text -> Columns.read(text, PLAN));
    private static final Memo<Actor> ACTORS = new Memo<>(text -> Columns.read(text, Actor.class));

    static final Noun<StoredSaga, SagaRow> NOUN = Noun.of(SagaRow.class, "operation", SagaRow::of, SagaRow::toModel)
            .written((saga, row) -> saga.version(row.version))
            .tenant("r.tenantKey = :tenantId")
            .hiding("r.kind is not null")
            .filter("resourceId", Noun::text)
            .filter("state", Noun.constant(OperationState.class))
            .filter("kind", Noun.constant(OperationKind.class));

    @Id
    String id;

    @Column(updatable = false)
    String typeName;

    @Column(updatable = false)
    int typeVersion;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @Nullable
    OperationKind kind;

    @Enumerated(EnumType.STRING)
    OperationState state;

    boolean live;

    @Column(name = "resource_key", updatable = false)
    String resourceId;

    @Column(updatable = false)
    String tenantKey;

    @Column(updatable = false)
    @Nullable
    String actor;

    @Column(updatable = false)
    String inputJson;

    @Column(updatable = false)
    int stepCount;

    @Column(updatable = false)
    String plannedSteps;

    String steps;

    @Column(updatable = false)
    String requestHash;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant endedAt;

    @Column(updatable = false)
    Instant deadlineAt;

    Instant dueAt;
    long queueNumber;
    long fencingToken;
    long writeSequence;

    @Nullable
    String owner;

    @Nullable
    Instant leaseUntil;

    @Nullable
    String cancelReason;

    @Nullable
    String failure;

    int progressPercent;

    @Nullable
    String progressText;

    @Column(updatable = false)
    @Nullable
    String traceparent;

    @Version
    long version;

    static SagaRow of(StoredSaga m) {
        SagaRow row = new SagaRow();
        SagaRecord saga = m.saga();
        row.id = saga.id();
        row.typeName = saga.type().name();
        row.typeVersion = saga.type().version();
        row.kind = m.kind();
        row.state = saga.state();
        row.live = saga.state().isLive();
        row.resourceId = saga.resourceKey();
        row.tenantKey = saga.tenantKey();
        row.actor = Columns.jsonOrNull(m.actor());
        row.inputJson = saga.inputJson();
        row.stepCount = saga.stepCount();
        row.plannedSteps = Columns.json(m.plan());
        row.steps = Columns.json(m.steps());
        row.requestHash = m.requestHash();
        row.createdAt = saga.created();
        row.startedAt = m.startedAt();
        row.endedAt = m.endedAt();
        row.deadlineAt = saga.deadline();
        row.dueAt = saga.due();
        row.queueNumber = saga.queueNumber();
        row.fencingToken = saga.fencingToken();
        row.writeSequence = m.writeSequence();
        row.owner = saga.owner();
        row.leaseUntil = saga.leaseUntil();
        row.cancelReason = saga.cancelReason();
        row.failure = Columns.jsonOrNull(saga.failure());
        row.progressPercent = saga.progressPercent();
        row.progressText = saga.progressText();
        row.traceparent = saga.traceparent();
        row.version = m.version();
        return row;
    }

    StoredSaga toModel() {
        SagaRecord saga = new SagaRecord(
                id,
                new SagaType(typeName, typeVersion),
                state,
                resourceId,
                tenantKey,
                inputJson,
                stepCount,
                createdAt,
                deadlineAt,
                dueAt,
                queueNumber,
                fencingToken,
                owner,
                leaseUntil,
                cancelReason,
                Columns.readOrNull(failure, Failure.class),
                progressPercent,
                progressText,
                traceparent,
                null);
        return new StoredSaga(
                saga,
                Columns.read(steps, STEPS),
                writeSequence,
                kind,
                actor == null ? null : ACTORS.of(actor),
                PLANS.of(plannedSteps),
                requestHash,
                startedAt,
                endedAt,
                version);
    }
}
