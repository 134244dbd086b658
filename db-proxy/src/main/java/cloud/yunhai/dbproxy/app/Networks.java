package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.AddressRange;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import cloud.yunhai.dbproxy.core.Ipv4;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Subnets, and the leases of their addresses.
public final class Networks {
    private final Transactions transactions;
    private final LeaseChooser chooser;

    /// On these transactions, choosing addresses with this randomness.
    public Networks(Transactions transactions, RandomGenerator random) {
        this.transactions = transactions;
        this.chooser = new LeaseChooser(random);
    }

    /// Adds a subnet.
    public Subnet create(Actor actor, Subnet subnet) {
        Checks.name(subnet.name());
        AddressRange range = AddressRange.of(subnet);
        subnet.dnsServers().forEach(Networks::checkDns);
        return transactions.write(work -> {
            Subnet wanted = counted(subnet, range.size(), work);
            Optional<Subnet> known = work.subnets().find(subnet.id().text());
            if (known.isPresent()) {
                return repeated(known.get(), wanted);
            }
            Checks.referred(work.clusters(), "clusterId", subnet.clusterId().text());
            Checks.unique(
                    work.subnets(),
                    Map.of("clusterId", subnet.clusterId().text(), "name", subnet.name()),
                    subnet.name());
            refuseOverlap(work, subnet, range);
            Subnet created = work.subnets().insert(wanted);
            work.events().record(actor, "create-subnet", created.id(), null, null, created);
            return created;
        });
    }

    private static void checkDns(String server) {
        try {
            Ipv4.number(server);
        } catch (IllegalArgumentException e) {
            throw CloudException.invalid("dnsServers", server, "IPv4 addresses as 10.0.0.1");
        }
    }

    private static void refuseOverlap(Work work, Subnet subnet, AddressRange range) {
        for (Subnet other :
                work.subnets().where(Map.of("clusterId", subnet.clusterId().text()))) {
            AddressRange taken = AddressRange.of(other);
            if (!other.id().equals(subnet.id()) && range.first() <= taken.last() && taken.first() <= range.last()) {
                throw CloudException.invalid(
                        "rangeFirst", subnet.rangeFirst(), "a range apart from that of subnet " + other.name());
            }
        }
    }

    private static Subnet counted(Subnet subnet, long total, Work work) {
        return new Subnet(
                subnet.id(),
                subnet.clusterId(),
                subnet.name(),
                subnet.type(),
                subnet.cidr(),
                subnet.rangeFirst(),
                subnet.rangeLast(),
                subnet.gateway(),
                subnet.dnsServers(),
                total,
                0,
                work.now(),
                1);
    }

    private static Subnet repeated(Subnet known, Subnet wanted) {
        boolean same = known.clusterId().equals(wanted.clusterId())
                && known.name().equals(wanted.name())
                && known.type() == wanted.type()
                && known.cidr().equals(wanted.cidr())
                && known.rangeFirst().equals(wanted.rangeFirst())
                && known.rangeLast().equals(wanted.rangeLast())
                && known.gateway().equals(wanted.gateway());
        if (!same) {
            throw Checks.repeatedDifferently("subnet", wanted.id().text());
        }
        return known;
    }

    /// One subnet.
    public Subnet get(SubnetId subnetId) {
        return transactions.read(work -> Checks.found(work.subnets(), subnetId.text()));
    }

    /// A page of subnets.
    public Page<Subnet> list(PageRequest request) {
        return transactions.read(work -> work.subnets().list(request));
    }

    /// Name, range and DNS servers change at any time; addresses that are held must stay inside.
    public Subnet update(Actor actor, Subnet subnet, long version) {
        Checks.name(subnet.name());
        AddressRange range = AddressRange.of(subnet);
        subnet.dnsServers().forEach(Networks::checkDns);
        return transactions.write(work -> {
            Subnet before = Checks.locked(work.subnets(), subnet.id().text());
            Checks.version(subnet.id().text(), version, before.version());
            fixed("clusterId", before.clusterId(), subnet.clusterId());
            fixed("type", before.type(), subnet.type());
            fixed("cidr", before.cidr(), subnet.cidr());
            fixed("gateway", before.gateway(), subnet.gateway());
            if (!before.name().equals(subnet.name())) {
                Checks.unique(
                        work.subnets(),
                        Map.of("clusterId", before.clusterId().text(), "name", subnet.name()),
                        subnet.name());
            }
            refuseOverlap(work, subnet, range);
            refuseOutside(work, subnet, range);
            Subnet wanted = new Subnet(
                    before.id(),
                    before.clusterId(),
                    subnet.name(),
                    before.type(),
                    before.cidr(),
                    subnet.rangeFirst(),
                    subnet.rangeLast(),
                    before.gateway(),
                    subnet.dnsServers(),
                    range.size(),
                    before.addressesClaimed(),
                    before.createdAt(),
                    before.version());
            if (wanted.equals(before)) {
                return before;
            }
            Subnet after = work.subnets().update(wanted);
            work.events().record(actor, "update-subnet", after.id(), null, before, after);
            return after;
        });
    }

    private static void fixed(String field, Object before, Object wanted) {
        if (!before.equals(wanted)) {
            throw CloudException.invalid(field, wanted, before + ", since it cannot be changed");
        }
    }

    private static void refuseOutside(Work work, Subnet subnet, AddressRange range) {
        long inside = work.addresses().claimedWithin(subnet.id(), range.first(), range.last());
        long all = work.addresses().claimed(List.of(subnet.id())).getOrDefault(subnet.id(), 0L);
        if (inside < all) {
            throw CloudException.invalid(
                    "rangeFirst",
                    subnet.rangeFirst() + "-" + subnet.rangeLast(),
                    "a range with all the addresses in it that are held");
        }
    }

    /// Takes out a subnet of which no address is held.
    public void delete(Actor actor, SubnetId subnetId, long version) {
        transactions.write(work -> {
            Subnet before = work.subnets().lock(subnetId.text()).orElse(null);
            if (before == null) {
                return false;
            }
            Checks.version(subnetId.text(), version, before.version());
            if (before.addressesClaimed() > 0) {
                throw Checks.inUse("subnet", before.name(), before.addressesClaimed() + " leases");
            }
            work.subnets().delete(subnetId.text());
            work.events().record(actor, "delete-subnet", subnetId, null, before, null);
            return true;
        });
    }

    /// An address and a MAC for a NIC; repeated: those that it holds.
    public Lease claim(AddressClaim claim) {
        return transactions.write(work -> {
            Instance instance =
                    Checks.locked(work.instances(), claim.instanceId().text());
            if (instance.state() == InstanceState.DELETED) {
                throw CloudException.notFound("instance", claim.instanceId().text());
            }
            Optional<Lease> held = work
                    .leases()
                    .where(Map.of("nicId", claim.nicId().text()))
                    .stream()
                    .findFirst();
            if (held.isPresent()) {
                return repeated(held.get(), claim);
            }
            Lease lease = choose(work, claim);
            List<Nic> nics = new ArrayList<>(instance.nics());
            nics.removeIf(nic -> nic.id().equals(lease.nicId()));
            nics.add(new Nic(lease.nicId(), lease.subnetId(), lease.address(), lease.mac()));
            Instance after = work.instances()
                    .update(InstanceEdit.of(instance)
                            .nics(List.copyOf(nics))
                            .updatedAt(work.now())
                            .build());
            QuotaKeeper.claim(work, claim.tenantId(), claim.nicId().text(), new Quota(0, 0, 0, 0, 1));
            work.events().record(work.self(), "claim-address", lease.id(), lease.tenantId(), null, lease);
            Instances.record(work, work.self(), "claim-address", instance, after);
            return lease;
        });
    }

    private static Lease repeated(Lease held, AddressClaim claim) {
        boolean same = held.instanceId().equals(claim.instanceId())
                && (claim.subnetId() == null || claim.subnetId().equals(held.subnetId()))
                && (claim.address() == null || claim.address().equals(held.address()));
        if (!same) {
            throw Checks.repeatedDifferently("lease of NIC", claim.nicId().text());
        }
        return held;
    }

    private Lease choose(Work work, AddressClaim claim) {
        List<Subnet> subnets = subnets(work, claim);
        Set<String> exhausted = new HashSet<>();
        for (Subnet subnet : subnets) {
            Optional<Lease> lease = chooser.choose(work, subnet, claim);
            if (lease.isPresent()) {
                return lease.get();
            }
            exhausted.add(subnet.name());
        }
        throw CloudException.of(
                        ErrorCode.NO_ADDRESS,
                        exhausted.isEmpty()
                                ? "cluster " + claim.clusterId() + " has no private subnet"
                                : "no free address in subnet "
                                        + String.join(
                                                ", ",
                                                exhausted.stream().sorted().toList()))
                .detail("subnet", String.join(",", exhausted.stream().sorted().toList()))
                .build();
    }

    private static List<Subnet> subnets(Work work, AddressClaim claim) {
        if (claim.subnetId() == null) {
            return work.subnets().where(Map.of("clusterId", claim.clusterId().text(), "type", SubnetType.PRIVATE));
        }
        Subnet subnet =
                Checks.referred(work.subnets(), "subnetId", claim.subnetId().text());
        if (!subnet.clusterId().equals(claim.clusterId())) {
            throw CloudException.invalid("subnetId", subnet.id().text(), "a subnet of cluster " + claim.clusterId());
        }
        return List.of(subnet);
    }

    /// Gives a NIC's address back.
    public void release(NicId nicId) {
        transactions.write(work -> {
            Lease lease = work.leases().where(Map.of("nicId", nicId.text())).stream()
                    .findFirst()
                    .orElse(null);
            if (lease == null) {
                return false;
            }
            Instance instance = work.instances().lock(lease.instanceId().text()).orElse(null);
            work.leases().delete(lease.id().text());
            if (instance != null
                    && instance.nics().stream().anyMatch(nic -> nic.id().equals(nicId))) {
                Instance after = work.instances()
                        .update(InstanceEdit.of(instance)
                                .nics(instance.nics().stream()
                                        .filter(nic -> !nic.id().equals(nicId))
                                        .toList())
                                .updatedAt(work.now())
                                .build());
                Instances.record(work, work.self(), "release-address", instance, after);
            }
            QuotaKeeper.giveBack(work, nicId.text());
            work.events().record(work.self(), "release-address", lease.id(), lease.tenantId(), lease, null);
            return true;
        });
    }

    /// A page of leases.
    public Page<Lease> listLeases(PageRequest request) {
        return transactions.read(work -> work.leases().list(request));
    }
}
