package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.AddressRange;
import cloud.yunhai.dbproxy.core.Ipv4;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Chooses an address and a MAC.
///
/// Goals: never the same twice; no scan from the start; no row that all claimers wait for; addresses given back are
/// not given out again at once.
///
/// Algorithm: from a random place in the range the lowest free address, going round at the end; the unique keys of the
/// lease decide, and who was second tries again from another place.
final class LeaseChooser {
    /// Enough even when as many claimers as connections meet on the last addresses.
    private static final int TRIES_MAX = 100;

    private final RandomGenerator random;

    LeaseChooser(RandomGenerator random) {
        this.random = random;
    }

    /// Enters a lease; empty when the subnet is exhausted.
    Optional<Lease> choose(Work work, Subnet subnet, AddressClaim claim) {
        AddressRange range = AddressRange.of(subnet);
        if (claim.address() != null) {
            return Optional.of(wanted(work, subnet, claim, InstancePlan.address(subnet, claim.address())));
        }
        for (int i = 0; i < TRIES_MAX; i++) {
            OptionalLong free = free(work, subnet, range);
            if (free.isEmpty()) {
                return Optional.empty();
            }
            Lease lease = lease(work, subnet, claim, free.getAsLong());
            if (work.addresses().tryInsert(lease)) {
                return Optional.of(lease);
            }
        }
        throw CloudException.of(
                        ErrorCode.OVERLOADED, "too many claims on the last addresses of subnet " + subnet.name())
                .retryable(true)
                .build();
    }

    private Lease wanted(Work work, Subnet subnet, AddressClaim claim, long number) {
        for (int i = 0; i < TRIES_MAX; i++) {
            Lease lease = lease(work, subnet, claim, number);
            if (work.addresses().tryInsert(lease)) {
                return lease;
            }
            if (work.addresses().lowestFree(subnet.id(), number, number).isEmpty()) {
                throw CloudException.of(
                                ErrorCode.CONFLICT,
                                "address: " + claim.address() + " (expected: one that is free in subnet "
                                        + subnet.name() + ")")
                        .detail("field", "address")
                        .build();
            }
        }
        throw new CloudException(ErrorCode.OVERLOADED, "too many claims on address " + claim.address());
    }

    private OptionalLong free(Work work, Subnet subnet, AddressRange range) {
        long start = random.nextLong(range.first(), range.last() + 1);
        OptionalLong above = between(work, subnet, range, start, range.last());
        return above.isPresent() ? above : between(work, subnet, range, range.first(), start - 1);
    }

    /// The lowest free address between two, the gateway left out.
    private static OptionalLong between(Work work, Subnet subnet, AddressRange range, long first, long last) {
        OptionalLong free = work.addresses().lowestFree(subnet.id(), first, last);
        boolean isGateway = free.isPresent() && free.getAsLong() == range.gateway();
        return isGateway ? work.addresses().lowestFree(subnet.id(), range.gateway() + 1, last) : free;
    }

    private Lease lease(Work work, Subnet subnet, AddressClaim claim, long number) {
        return new Lease(
                claim.leaseId(),
                subnet.id(),
                subnet.clusterId(),
                claim.nicId(),
                claim.instanceId(),
                claim.tenantId(),
                Ipv4.text(number),
                mac(),
                claim.hostName(),
                work.now());
    }

    /// Locally administered, unicast: 40 random bits, which the unique key keeps apart.
    private String mac() {
        long bits = random.nextLong();
        return "02:%02x:%02x:%02x:%02x:%02x"
                .formatted(bits & 0xff, bits >>> 8 & 0xff, bits >>> 16 & 0xff, bits >>> 24 & 0xff, bits >>> 32 & 0xff);
    }
}
