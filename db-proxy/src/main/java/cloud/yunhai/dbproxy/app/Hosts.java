package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostEvent;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.JoinTokenId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.dbproxy.app.store.Credentials.JoinToken;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.HostEdit;
import cloud.yunhai.dbproxy.core.HostTotals;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hosts: they join, report, fall silent, come back, and are taken out of use.
public final class Hosts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
    private static final String SILENT = "no report within the time to live";
    private static final int UNREACHABLE_MAX = 1_000;

    private final Transactions transactions;

    /// On these transactions.
    public Hosts(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A host introduces itself. One that is known needs no token.
    public Host join(String hostName, Set<HostRole> roles, Driver driver, HostFacts facts, @Nullable String tokenHash) {
        if (!NAME.matcher(hostName).matches()) {
            throw CloudException.invalid("hostName", hostName, "1 to 63 lower-case letters, digits, dots and dashes");
        }
        if (roles.isEmpty()) {
            throw CloudException.invalid("roles", roles, "at least one of COMPUTE, STORAGE, NETWORK");
        }
        return transactions.write(work -> named(work, hostName)
                .map(host -> rejoin(work, host.id(), roles, driver, facts))
                .orElseGet(() -> admit(work, hostName, roles, driver, facts, tokenHash)));
    }

    private static Optional<Host> named(Work work, String hostName) {
        return work.hosts().where(Map.of("name", hostName)).stream().findFirst();
    }

    private static Host rejoin(Work work, HostId id, Set<HostRole> roles, Driver driver, HostFacts facts) {
        Host before = Checks.locked(work.hosts(), id.text());
        HostEdit edit = withFacts(work, before, facts).roles(roles).driver(driver);
        return changed(work, "join-host", before, reporting(work, before, edit).build());
    }

    private static Host admit(
            Work work,
            String hostName,
            Set<HostRole> roles,
            Driver driver,
            HostFacts facts,
            @Nullable String tokenHash) {
        JoinToken token = Optional.ofNullable(tokenHash)
                .flatMap(hash -> work.credentials().useJoinToken(hash, work.now()))
                .orElseThrow(() ->
                        new CloudException(ErrorCode.BAD_CREDENTIALS, "the join token is unknown, used up or expired"));
        Cluster cluster = Checks.found(work.clusters(), token.clusterId().text());
        HostTotals totals = HostTotals.of(facts, cluster);
        Host host = new Host(
                HostId.next(),
                cluster.id(),
                hostName,
                roles,
                HostState.TABLE.initial(),
                driver,
                facts,
                null,
                totals.vcpus(),
                0,
                totals.memoryMib(),
                0,
                totals.storageGib(),
                0,
                0,
                work.now(),
                null,
                work.now(),
                1);
        Host joined = work.hosts().insert(host);
        work.events().record(work.self(), "join-host", joined.id(), null, null, joined);
        return joined;
    }

    /// A host says that it lives. Only changed facts or a changed state make an event.
    public Host report(String hostName, HostFacts facts, HostLoad load) {
        return transactions.write(work -> {
            Host known = named(work, hostName).orElseThrow(() -> CloudException.notFound("host", hostName));
            boolean usual = facts.equals(known.facts())
                    && HostState.TABLE.next(known.state(), HostEvent.REPORT).isEmpty();
            work.hostFacts().reported(known.id(), load, work.now());
            if (usual) {
                return HostEdit.of(known).load(load).lastReportAt(work.now()).build();
            }
            Host before = Checks.locked(work.hosts(), known.id().text());
            return changed(
                    work,
                    "report-host",
                    before,
                    reporting(work, before, withFacts(work, before, facts)).build());
        });
    }

    private static HostEdit withFacts(Work work, Host host, HostFacts facts) {
        HostTotals totals = HostTotals.of(
                facts, Checks.found(work.clusters(), host.clusterId().text()));
        return HostEdit.of(host)
                .facts(facts)
                .vcpusTotal(totals.vcpus())
                .memoryMibTotal(totals.memoryMib())
                .storageGibTotal(totals.storageGib());
    }

    private static HostEdit reporting(Work work, Host before, HostEdit edit) {
        HostEvent event = work.hostFacts().isDraining(before.id()) ? HostEvent.REPORT_DRAINED : HostEvent.REPORT;
        HostState.TABLE
                .next(before.state(), event)
                .ifPresent(state -> edit.state(state).stateReason(null));
        return edit.lastReportAt(work.now());
    }

    private static Host changed(Work work, String action, Host before, Host wanted) {
        if (wanted.equals(before)) {
            return before;
        }
        Host after = work.hosts().update(wanted);
        work.events().record(work.self(), action, after.id(), null, before, after);
        return after;
    }

    /// A page of hosts.
    public Page<Host> list(PageRequest request) {
        return transactions.read(work -> work.hosts().list(request));
    }

    /// One host.
    public Host get(HostId hostId) {
        return transactions.read(work -> Checks.found(work.hosts(), hostId.text()));
    }

    /// An operator takes a host out of use, or back. Whether it is UP or DOWN only its reports say.
    public Host update(Actor actor, HostId hostId, long version, HostState wanted) {
        if (wanted != HostState.UP && wanted != HostState.DRAINING && wanted != HostState.RETIRED) {
            throw CloudException.invalid("state", wanted, "UP, DRAINING or RETIRED");
        }
        return transactions.write(work -> {
            Host before = Checks.locked(work.hosts(), hostId.text());
            Checks.version(hostId.text(), version, before.version());
            if (wanted == HostState.RETIRED && work.capacity().holdsAnything(hostId)) {
                throw Checks.inUse("host", before.name(), "instances or volumes");
            }
            work.hostFacts().setDraining(hostId, wanted == HostState.DRAINING);
            HostEvent event = event(before.state(), wanted);
            HostState state = HostState.TABLE.next(before.state(), event).orElse(before.state());
            if (state == before.state()) {
                return before;
            }
            Host after = work.hosts()
                    .update(HostEdit.of(before)
                            .state(state)
                            .stateReason(event == HostEvent.TAKE_BACK ? "waiting for its next report" : null)
                            .build());
            work.events().record(actor, "update-host", hostId, null, before, after);
            return after;
        });
    }

    /// What an operator means who wants a host to be so.
    private static HostEvent event(HostState now, HostState wanted) {
        if (wanted == HostState.RETIRED) {
            return HostEvent.RETIRE;
        }
        if (now == HostState.RETIRED) {
            return HostEvent.TAKE_BACK;
        }
        return wanted == HostState.DRAINING ? HostEvent.DRAIN : HostEvent.END_DRAIN;
    }

    /// Takes out a host that keeps nothing for anybody.
    public void remove(Actor actor, HostId hostId, long version) {
        transactions.write(work -> {
            Host before = work.hosts().lock(hostId.text()).orElse(null);
            if (before == null) {
                return false;
            }
            Checks.version(hostId.text(), version, before.version());
            if (work.capacity().holdsAnything(hostId)) {
                throw Checks.inUse("host", before.name(), "instances or volumes");
            }
            work.hosts().delete(hostId.text());
            work.events().record(actor, "remove-host", hostId, null, before, null);
            return true;
        });
    }

    /// Lets hosts join a cluster. Only the hash of the token is kept.
    public JoinToken createJoinToken(
            Actor actor, JoinTokenId id, ClusterId clusterId, String tokenHash, Instant expiresAt, int uses) {
        Checks.atLeast("uses", uses, 1);
        return transactions.write(work -> {
            JoinToken wanted = new JoinToken(id, clusterId, tokenHash, expiresAt, uses);
            Optional<JoinToken> known = work.credentials().joinToken(id);
            if (known.isPresent()) {
                if (!known.get().tokenHash().equals(tokenHash)) {
                    throw Checks.repeatedDifferently("join token", id.text());
                }
                return known.get();
            }
            Checks.referred(work.clusters(), "clusterId", clusterId.text());
            work.credentials().insert(wanted, work.now());
            Map<String, Object> shown = Map.of("id", id, "clusterId", clusterId, "expiresAt", expiresAt, "uses", uses);
            work.events().record(actor, "create-join-token", id, null, null, shown);
            return wanted;
        });
    }

    /// Hosts that fell silent are DOWN, and their idle instances UNREACHABLE with them; answers the hosts that
    /// changed.
    public List<Host> expire(Instant silentSince) {
        List<HostId> silent = transactions.read(work -> work.hostFacts().silentSince(silentSince));
        List<Host> changed = new ArrayList<>();
        for (HostId id : silent) {
            transactions
                    .<Optional<Host>>write(work -> expire(work, id, silentSince))
                    .ifPresent(changed::add);
        }
        // Those whose operation ended after their host had fallen silent.
        List<InstanceId> late = transactions.read(work -> work.instanceFacts().silentlyUnreachable(UNREACHABLE_MAX));
        for (InstanceId id : late) {
            transactions.write(work -> {
                work.instances().lock(id.text()).ifPresent(instance -> {
                    boolean down = instance.hostId() != null
                            && work.hosts()
                                    .find(instance.hostId().text())
                                    .filter(host -> host.state() == HostState.DOWN)
                                    .isPresent();
                    if (down) {
                        unreachable(work, instance);
                    }
                });
                return true;
            });
        }
        return changed;
    }

    private static Optional<Host> expire(Work work, HostId id, Instant silentSince) {
        Host before = work.hosts().lock(id.text()).orElse(null);
        if (before == null
                || before.lastReportAt() != null && !before.lastReportAt().isBefore(silentSince)) {
            return Optional.empty();
        }
        return HostState.TABLE.next(before.state(), HostEvent.FALL_SILENT).map(state -> silenced(work, before, state));
    }

    private static Host silenced(Work work, Host before, HostState state) {
        Host after = work.hosts()
                .update(HostEdit.of(before).state(state).stateReason(SILENT).build());
        work.events().record(work.self(), "expire-host", after.id(), null, before, after);
        work.instanceFacts().lockOnHost(after.id()).forEach(instance -> unreachable(work, instance));
        return after;
    }

    private static void unreachable(Work work, Instance before) {
        boolean observed = switch (before.state()) {
            case RUNNING, STOPPED, PAUSED, CRASHED -> before.operationId() == null;
            case CREATING, FAILED, UNREACHABLE, DELETED -> false;
        };
        if (!observed) {
            return;
        }
        Instance after = work.instances()
                .update(InstanceEdit.of(before)
                        .state(InstanceState.UNREACHABLE)
                        .stateReason("its host does not report")
                        .updatedAt(work.now())
                        .build());
        Instances.record(work, work.self(), "observe-instance", before, after);
    }

    /// After a change of a cluster's over-commit: its hosts may promise more or less.
    static void recount(Work work, Cluster cluster) {
        for (Host host : work.hosts().where(Map.of("clusterId", cluster.id().text()))) {
            Host before = Checks.locked(work.hosts(), host.id().text());
            HostTotals totals = HostTotals.of(before.facts(), cluster);
            changed(
                    work,
                    "recount-host",
                    before,
                    HostEdit.of(before)
                            .vcpusTotal(totals.vcpus())
                            .memoryMibTotal(totals.memoryMib())
                            .storageGibTotal(totals.storageGib())
                            .build());
        }
    }
}
