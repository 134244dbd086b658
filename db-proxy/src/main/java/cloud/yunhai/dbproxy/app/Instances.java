package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import cloud.yunhai.dbproxy.core.StoredSaga;
import cloud.yunhai.dbproxy.core.Supersession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Instances: submitted, changed by their sagas, observed by their hosts, removed.
public final class Instances {
    private final Transactions transactions;
    private final Submissions submissions;

    /// On these transactions.
    public Instances(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.submissions = new Submissions(signals);
    }

    /// Everything that a creation begins with: references checked, quota claimed, instance, operation, saga,
    /// event.
    public Submitted submitCreate(NewInstance request, NewOperation operation) {
        String hash = RequestHash.of(request);
        return transactions.write(work -> submitted(
                work,
                request.id(),
                submissions.once(work, operation.saga(), hash, live -> create(work, request, operation, hash, live))));
    }

    private static Submitted submitted(Work work, InstanceId id, Submissions.Outcome outcome) {
        return Submitted.of(outcome, Checks.found(work.instances(), id.text()), null);
    }

    private Submissions.Outcome create(
            Work work, NewInstance request, NewOperation operation, String hash, List<StoredSaga> live) {
        if (!operation.saga().resourceKey().equals(request.id().text())) {
            throw CloudException.invalid(
                    "resourceKey", operation.saga().resourceKey(), "the instance's id, " + request.id());
        }
        if (work.instances().find(request.id().text()).isPresent()) {
            throw Checks.repeatedDifferently("instance", request.id().text());
        }
        Instance instance = new InstancePlan(work, request).instance(operation);
        Submissions.Outcome outcome = submissions.submit(work, operation, hash, live);
        Instance created = work.instances().insert(instance);
        work.instanceFacts().join(created.id(), created.securityGroupIds());
        QuotaKeeper.claim(
                work,
                created.tenantId(),
                created.id().text(),
                new Quota(1, created.vcpus(), created.memoryMib(), created.rootGib(), 0));
        record(work, operation.actor(), "create-instance", null, created);
        return outcome;
    }

    /// A command: legal in the instance's state, and the instance idle unless the command supersedes.
    public Submitted submitCommand(InstanceId instanceId, Set<InstanceState> allowedStates, NewOperation operation) {
        String hash = RequestHash.of(Map.of("instance", instanceId.text(), "kind", operation.kind()));
        return transactions.write(work -> submitted(
                work,
                instanceId,
                submissions.once(
                        work,
                        operation.saga(),
                        hash,
                        live -> command(work, instanceId, allowedStates, operation, hash, live))));
    }

    private Submissions.Outcome command(
            Work work,
            InstanceId instanceId,
            Set<InstanceState> allowedStates,
            NewOperation operation,
            String hash,
            List<StoredSaga> live) {
        if (!operation.saga().resourceKey().equals(instanceId.text())) {
            throw CloudException.invalid(
                    "resourceKey", operation.saga().resourceKey(), "the instance's id, " + instanceId);
        }
        Instance instance = Checks.locked(work.instances(), instanceId.text());
        String tenant = operation.saga().tenantKey();
        if (instance.state() == InstanceState.DELETED
                || !(tenant.isEmpty() || tenant.equals(instance.tenantId().text()))) {
            throw CloudException.notFound("instance", instanceId.text());
        }
        refuseBusy(live, operation, instance);
        if (!allowedStates.contains(instance.state())) {
            throw CloudException.of(
                            ErrorCode.WRONG_STATE,
                            "instance " + instance.name() + " is " + instance.state() + " (expected: "
                                    + String.join(
                                            " or ",
                                            allowedStates.stream()
                                                    .map(Enum::name)
                                                    .sorted()
                                                    .toList()) + ")")
                    .detail("state", instance.state().name())
                    .build();
        }
        Submissions.Outcome outcome = submissions.submit(work, operation, hash, live);
        Instance busy = work.instances()
                .update(InstanceEdit.of(instance)
                        .operationId(OperationId.parse(operation.saga().id()))
                        .operationKind(operation.kind())
                        .updatedAt(work.now())
                        .build());
        String action =
                operation.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        record(work, operation.actor(), action, instance, busy);
        return outcome;
    }

    private static void refuseBusy(List<StoredSaga> live, NewOperation operation, Instance instance) {
        for (StoredSaga running : live) {
            boolean yields = operation.saga().superseding()
                    && running.kind() != null
                    && Supersession.allows(operation.kind(), running.kind());
            if (!yields) {
                throw CloudException.of(
                                ErrorCode.OPERATION_IN_PROGRESS,
                                "instance " + instance.name() + " is busy with operation "
                                        + running.saga().id() + " (" + running.kind() + ")")
                        .detail("operation", running.saga().id())
                        .build();
            }
        }
    }

    /// One instance.
    ///
    /// @param tenantId null: of any tenant
    public Instance get(@Nullable String tenantId, InstanceId instanceId) {
        return transactions
                .read(work -> work.instances().find(instanceId.text()))
                .filter(instance ->
                        tenantId == null || tenantId.equals(instance.tenantId().text()))
                .orElseThrow(() -> CloudException.notFound("instance", instanceId.text()));
    }

    /// A page of instances.
    public Page<Instance> list(PageRequest request) {
        return transactions.read(work -> work.instances().list(request));
    }

    /// How many are in each state that some are in.
    ///
    /// @param tenantId null: of all tenants
    public Map<InstanceState, Long> countByState(@Nullable String tenantId) {
        return transactions.read(work -> work.instanceFacts().countByState(tenantId));
    }

    /// The instances that are on a host.
    public List<Instance> onHost(HostId hostId) {
        return transactions.read(work -> work.instanceFacts().onHost(hostId));
    }

    /// Name and labels, which change at any time.
    public Instance update(Actor actor, InstanceId instanceId, long version, String name, Map<String, String> labels) {
        Checks.name(name);
        return transactions.write(work -> {
            Instance before = Checks.locked(work.instances(), instanceId.text());
            Checks.version(instanceId.text(), version, before.version());
            if (before.name().equals(name) && before.labels().equals(labels)) {
                return before;
            }
            Instance after = work.instances()
                    .update(InstanceEdit.of(before)
                            .name(name)
                            .labels(Map.copyOf(labels))
                            .updatedAt(work.now())
                            .build());
            record(work, actor, "update-instance", before, after);
            return after;
        });
    }

    /// What a saga made of it.
    public Instance recordState(InstanceId instanceId, InstanceState state, @Nullable String reason) {
        return transactions.write(work -> {
            Instance before = Checks.locked(work.instances(), instanceId.text());
            if (before.state() == InstanceState.DELETED) {
                throw new CloudException(ErrorCode.WRONG_STATE, "instance " + before.name() + " is DELETED");
            }
            return changeState(work, before, state, Checks.reason(reason), "change-instance-state");
        });
    }

    /// An instance that could not be made: it keeps its row and the reason, and no claim. A root volume that
    /// could not be removed (an operator had its undo skipped) stays its own, so that its deletion removes it.
    public Instance recordCreationFailed(InstanceId instanceId, @Nullable String reason) {
        return transactions.write(work -> {
            Instance before = Checks.locked(work.instances(), instanceId.text());
            if (before.state() == InstanceState.DELETED) {
                return before;
            }
            returnClaims(work, before.id());
            InstanceEdit edit = InstanceEdit.of(before)
                    .state(InstanceState.FAILED)
                    .stateReason(Checks.reason(reason))
                    .hostId(null);
            if (edit.build().equals(before)) {
                return before;
            }
            Instance after = work.instances().update(edit.updatedAt(work.now()).build());
            record(work, work.self(), "fail-instance-creation", before, after);
            return after;
        });
    }

    private static void returnClaims(Work work, InstanceId instanceId) {
        work.capacity().compute(instanceId).ifPresent(claim -> work.capacity().giveBack(claim));
        QuotaKeeper.giveBack(work, instanceId.text());
    }

    /// What a host saw: the truth about an idle instance that it holds, unless it is older than what it said
    /// before.
    public Instance observe(
            HostId hostId, InstanceId instanceId, VmState vmState, long generation, @Nullable String reason) {
        return transactions.write(work -> {
            Instance before = Checks.locked(work.instances(), instanceId.text());
            if (!hostId.equals(before.hostId())
                    || !work.instanceFacts().observed(instanceId, hostId, generation)
                    || before.operationId() != null) {
                return before;
            }
            return changeState(
                    work, before, before.state().observed(vmState), Checks.reason(reason), "observe-instance");
        });
    }

    private static Instance changeState(
            Work work, Instance before, InstanceState state, @Nullable String reason, String action) {
        if (before.state() == state && Objects.equals(before.stateReason(), reason)) {
            return before;
        }
        boolean started = state == InstanceState.RUNNING
                && before.state() != InstanceState.RUNNING
                && before.state() != InstanceState.PAUSED
                && before.state() != InstanceState.UNREACHABLE;
        Instance after = work.instances()
                .update(InstanceEdit.of(before)
                        .state(state)
                        .stateReason(reason)
                        .startedAt(started ? work.now() : before.startedAt())
                        .updatedAt(work.now())
                        .build());
        record(work, work.self(), action, before, after);
        return after;
    }

    /// Nothing is held afterwards; the row remains for the record.
    public void remove(InstanceId instanceId) {
        transactions.write(work -> {
            Instance before = work.instances().lock(instanceId.text()).orElse(null);
            if (before == null || before.state() == InstanceState.DELETED) {
                return false;
            }
            refuseHolding(work, before);
            returnClaims(work, instanceId);
            work.instanceFacts().leaveGroups(instanceId);
            work.instanceFacts().forgetObservation(instanceId);
            Instance after = work.instances()
                    .update(InstanceEdit.of(before)
                            .state(InstanceState.DELETED)
                            .stateReason(null)
                            .hostId(null)
                            .rootVolumeId(null)
                            .nics(List.of())
                            .updatedAt(work.now())
                            .build());
            record(work, work.self(), "remove-instance", before, after);
            return true;
        });
    }

    private static void refuseHolding(Work work, Instance instance) {
        Map<String, String> ofInstance = Map.of("instanceId", instance.id().text());
        if (work.leases().exists(ofInstance)) {
            throw Checks.inUse("instance", instance.id().text(), "its leases, which must be released first");
        }
        boolean volumes = work.volumes().where(ofInstance).stream()
                .anyMatch(volume -> volume.state() != cloud.yunhai.common.model.volume.VolumeState.DELETED);
        if (volumes) {
            throw Checks.inUse("instance", instance.id().text(), "its volumes, which must be removed first");
        }
    }

    static void record(Work work, Actor actor, String action, @Nullable Instance before, Instance after) {
        work.events()
                .record(new EventLog.Change(
                        actor, action, after.id().text(), after.tenantId(), operationOf(before, after), before, after));
    }

    private static @Nullable String operationOf(@Nullable Instance before, Instance after) {
        OperationId operation =
                after.operationId() == null && before != null ? before.operationId() : after.operationId();
        return operation == null ? null : operation.text();
    }
}
