package cloud.yunhai.resourcescheduler.adapter.networkprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.networkprovider.TAddressReserved;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.resourcescheduler.app.Addresses.Wanted;
import cloud.yunhai.resourcescheduler.testing.InMemoryInstances;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteAddressesTest {
    private static final SubnetId SUBNET = SubnetId.next();

    private final TipCloud cloud = new TipCloud();
    private final Served served = new Served();
    private final RemoteAddresses addresses;
    private final Instance instance = new InMemoryInstances().add(TenantId.next(), InstanceState.CREATING, null, null);

    RemoteAddressesTest() {
        cloud.serve("network-provider", "h0", tip -> tip.serve("NetworkProvider", NetworkProvider.Iface.class, served));
        addresses = new RemoteAddresses(
                cloud.caller("resource-scheduler", "h0").client(NetworkProvider.Iface.class, "network-provider"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aNicGetsTheAddressTheMacAndTheSubnetOfItsLease() {
        NicId nic = NicId.next();

        Nic reserved = addresses.ensure(wanted(nic, null, null));

        assertThat(reserved).isEqualTo(new Nic(nic, SUBNET, "10.0.0.5", "02:00:00:00:00:05"));
        TAddressClaim claim = served.claims.getFirst();
        assertThat(claim.getHostName()).isEqualTo("web-1");
        assertThat(claim.getTenantId()).isEqualTo(instance.tenantId().text());
        assertThat(claim.isSetSubnetId()).isFalse();
        assertThat(claim.isSetAddress()).isFalse();
    }

    @Test
    void aWishForASubnetAndAnAddressIsPassedOn() {
        addresses.ensure(wanted(NicId.next(), SUBNET, "10.0.0.77"));

        assertThat(served.claims.getFirst().getSubnetId()).isEqualTo(SUBNET.text());
        assertThat(served.claims.getFirst().getAddress()).isEqualTo("10.0.0.77");
    }

    @Test
    void aSubnetWithoutAFreeAddressIsToldAsThat() {
        served.refusing = new CloudException(ErrorCode.NO_ADDRESS, "no free address in subnet private");

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> addresses.ensure(wanted(NicId.next(), null, null)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.NO_ADDRESS);
                    assertThat(failure.userMessage()).isEqualTo("no free address in subnet private");
                });
    }

    private Wanted wanted(NicId nic, @Nullable SubnetId subnet, @Nullable String address) {
        return new Wanted(LeaseId.next(), nic, instance, ClusterId.next(), subnet, address);
    }

    private static final class Served implements NetworkProvider.Iface {
        final List<TAddressClaim> claims = new CopyOnWriteArrayList<>();
        volatile @Nullable CloudException refusing;

        @Override
        public TAddressReserved ensureAddress(TAddressClaim claim) {
            if (refusing != null) {
                throw refusing;
            }
            claims.add(claim);
            TLease lease = new TLease()
                    .setId(claim.getLeaseId())
                    .setNicId(claim.getNicId())
                    .setSubnetId(SUBNET.text())
                    .setAddress("10.0.0.5")
                    .setMac("02:00:00:00:00:05");
            return new TAddressReserved().setLease(lease).setPrefixLength(24).setDnsServers(List.of());
        }

        @Override
        public void releaseAddress(String nicId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<TImbalance> check() {
            return List.of();
        }
    }
}
