package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.dbproxy.app.store.Capacity.ComputeClaim;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import java.util.Optional;

/// Claims on vcpus and memory, and why a host was chosen.
public final class Placements {
    private final Transactions transactions;

    /// On these transactions.
    public Placements(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Claims on the first of the hosts that still fits and puts the instance there.
    public HostId claim(ComputeRequest request) {
        Checks.atLeast("vcpus", request.vcpus(), 1);
        Checks.atLeast("memoryMib", request.memoryMib(), 1);
        return transactions.write(work -> {
            Instance before =
                    Checks.locked(work.instances(), request.instanceId().text());
            if (before.state() == InstanceState.DELETED) {
                throw CloudException.notFound("instance", request.instanceId().text());
            }
            Optional<ComputeClaim> held = work.capacity().compute(request.instanceId());
            if (held.isPresent()) {
                return repeated(held.get(), request);
            }
            HostId chosen = request.hostIds().stream()
                    .filter(host -> work.capacity()
                            .tryClaim(
                                    new ComputeClaim(request.instanceId(), host, request.vcpus(), request.memoryMib())))
                    .findFirst()
                    .orElseThrow(() -> noHost(request));
            Host host = Checks.found(work.hosts(), chosen.text());
            work.instanceFacts().forgetObservation(request.instanceId());
            work.instanceFacts().keepDecision(decided(request.decision(), chosen));
            Instance after = work.instances()
                    .update(InstanceEdit.of(before)
                            .hostId(chosen)
                            .clusterId(host.clusterId())
                            .updatedAt(work.now())
                            .build());
            Instances.record(work, work.self(), "claim-compute", before, after);
            work.events().record(work.self(), "claim-compute", chosen, null, null, host);
            return chosen;
        });
    }

    private static HostId repeated(ComputeClaim held, ComputeRequest request) {
        if (held.vcpus() != request.vcpus() || held.memoryMib() != request.memoryMib()) {
            throw Checks.repeatedDifferently(
                    "compute claim of instance", request.instanceId().text());
        }
        return held.hostId();
    }

    private static CloudException noHost(ComputeRequest request) {
        return CloudException.of(
                        ErrorCode.NO_HOST_FITS,
                        "no host has " + request.vcpus() + " vcpus and " + request.memoryMib() + " MiB left")
                .detail("considered", Integer.toString(request.hostIds().size()))
                .build();
    }

    private static PlacementDecision decided(PlacementDecision decision, HostId chosen) {
        return new PlacementDecision(
                decision.instanceId(),
                chosen,
                decision.considered(),
                decision.rejections(),
                decision.best(),
                decision.hint(),
                decision.decidedAt());
    }

    /// Returns what the instance holds and takes it off its host.
    public void release(InstanceId instanceId) {
        transactions.write(work -> {
            Instance before = work.instances().lock(instanceId.text()).orElse(null);
            ComputeClaim held = work.capacity().compute(instanceId).orElse(null);
            if (held == null) {
                return false;
            }
            work.capacity().giveBack(held);
            if (before != null && before.hostId() != null) {
                Instance after = work.instances()
                        .update(InstanceEdit.of(before)
                                .hostId(null)
                                .updatedAt(work.now())
                                .build());
                Instances.record(work, work.self(), "release-compute", before, after);
            }
            hostChanged(work, "release-compute", held.hostId());
            return true;
        });
    }

    /// Those who follow the feed keep counters of hosts: they learn the new ones.
    static void hostChanged(Work work, String action, HostId hostId) {
        work.hosts()
                .find(hostId.text())
                .ifPresent(host -> work.events().record(work.self(), action, hostId, null, null, host));
    }

    /// Keeps a refusal, so that it can be explained.
    public void recordRefusal(PlacementDecision decision) {
        transactions.write(work -> {
            work.instanceFacts().keepDecision(decision);
            return true;
        });
    }

    /// The newest decision about an instance.
    public PlacementDecision decision(InstanceId instanceId) {
        return transactions
                .read(work -> work.instanceFacts().decision(instanceId))
                .orElseThrow(() -> CloudException.notFound("placement decision of instance", instanceId.text()));
    }
}
