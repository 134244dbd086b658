package cloud.yunhai.dbproxy.contract;

import static cloud.yunhai.dbproxy.contract.Refusals.invalid;
import static cloud.yunhai.dbproxy.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.idl.types.TNic;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TSubnet;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Subnets and the addresses in them.
abstract class NetworksContract {
    /// Of one claim in a /16 that is nearly full; generous, since tests share a busy machine.
    private static final Duration CLAIM_MAX = Duration.ofSeconds(2);

    abstract TestDatabase database();

    @Test
    void everyAddressOfASubnetIsGivenOnceAndNeverItsGateway() {
        World world = World.withSubnet(database(), "10.70.0.0/29", "10.70.0.1", "10.70.0.6");
        String id = World.instance(world.create()).getId();
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            addresses.add(
                    world.services.networks().claimAddress(world.address(id)).getAddress());
        }

        assertThat(addresses)
                .containsExactlyInAnyOrder("10.70.0.2", "10.70.0.3", "10.70.0.4", "10.70.0.5", "10.70.0.6");
        refused(ErrorCode.NO_ADDRESS, () -> world.services.networks().claimAddress(world.address(id)))
                .satisfies(refusal -> assertThat(refusal.userMessage()).contains(world.subnet.getName()));
        TSubnet subnet = world.services.networks().getSubnet(world.subnet.getId());
        assertThat(subnet.getAddressesTotal()).isEqualTo(5);
        assertThat(subnet.getAddressesClaimed()).isEqualTo(5);
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void aClaimRepeatedAnswersTheLeaseThatIsHeld() {
        World world = World.in(database());
        String id = World.instance(world.create()).getId();
        TAddressClaim claim = world.address(id);

        TLease lease = world.services.networks().claimAddress(claim);

        assertThat(world.services.networks().claimAddress(claim)).isEqualTo(lease);
        assertThat(lease.getMac()).matches("02(:[0-9a-f]{2}){5}");
        assertThat(world.services.instances().get("", id).getNics())
                .containsExactly(new TNic(claim.getNicId(), world.subnet.getId(), lease.getAddress(), lease.getMac()));
        assertThat(world.services
                        .networks()
                        .listLeases(World.page(null, 10).setFilter(Map.of("clusterId", world.cluster.getId())))
                        .getItems())
                .containsExactly(lease);
    }

    @Test
    void anAddressAskedForIsGivenIfItIsFree() {
        World world = World.in(database());
        String id = World.instance(world.create()).getId();

        TLease lease = world.services
                .networks()
                .claimAddress(
                        world.address(id).setSubnetId(world.subnet.getId()).setAddress("10.60.0.77"));

        assertThat(lease.getAddress()).isEqualTo("10.60.0.77");
        refused(
                ErrorCode.CONFLICT,
                () -> world.services
                        .networks()
                        .claimAddress(world.address(id)
                                .setSubnetId(world.subnet.getId())
                                .setAddress("10.60.0.77")));
        invalid(
                "address",
                () -> world.services
                        .networks()
                        .claimAddress(world.address(id)
                                .setSubnetId(world.subnet.getId())
                                .setAddress("10.60.0.255")));
    }

    @Test
    void aReleasedAddressIsFreeAndItsQuotaReturned() {
        World world = World.in(database());
        String id = World.instance(world.create()).getId();
        TAddressClaim claim = world.address(id);
        world.services.networks().claimAddress(claim);

        world.services.networks().releaseAddress(claim.getNicId());
        world.services.networks().releaseAddress(claim.getNicId());

        assertThat(world.services.networks().getSubnet(world.subnet.getId()).getAddressesClaimed())
                .isZero();
        assertThat(world.services.instances().get("", id).getNics()).isEmpty();
        assertThat(world.services
                        .accounts()
                        .getGroup(world.group.getId())
                        .getUsed()
                        .getAddresses())
                .isZero();
    }

    @Test
    void anAddressBeyondTheQuotaIsRefusedAndNothingIsHeld() {
        World poor = World.withQuota(database(), new TQuota(5, 5, 1000, 10, 0));
        String id = World.instance(poor.create()).getId();

        refused(ErrorCode.QUOTA, () -> poor.services.networks().claimAddress(poor.address(id)));

        assertThat(poor.services.networks().getSubnet(poor.subnet.getId()).getAddressesClaimed())
                .isZero();
        assertThat(poor.services.instances().get("", id).getNics()).isEmpty();
    }

    @Test
    void aSubnetThatCannotBeIsRefused() {
        World world = World.in(database());

        invalid("cidr", () -> changed(world, subnet -> subnet.setCidr("10.80.0.7/24")));
        invalid("cidr", () -> changed(world, subnet -> subnet.setCidr("10.80.0.0/31")));
        invalid("cidr", () -> changed(world, subnet -> subnet.setCidr("ten")));
        invalid("gateway", () -> changed(world, subnet -> subnet.setGateway("10.80.0.0")));
        invalid("gateway", () -> changed(world, subnet -> subnet.setGateway("10.81.0.1")));
        invalid("rangeFirst", () -> changed(world, subnet -> subnet.setRangeFirst("10.80.0.0")));
        invalid("rangeLast", () -> changed(world, subnet -> subnet.setRangeLast("10.80.0.255")));
        invalid("rangeLast", () -> changed(world, subnet -> subnet.setRangeLast("10.80.0.9")));
        invalid("dnsServers", () -> changed(world, subnet -> subnet.setDnsServers(List.of("dns"))));
        invalid("name", () -> changed(world, subnet -> subnet.setName("")));
        invalid(
                "rangeFirst",
                () -> changed(
                        world,
                        subnet -> subnet.setCidr("10.60.0.0/24")
                                .setGateway("10.60.0.1")
                                .setRangeFirst("10.60.0.200")
                                .setRangeLast("10.60.0.254")));
        refused(ErrorCode.ALREADY_EXISTS, () -> changed(world, subnet -> subnet.setName(world.subnet.getName())));
    }

    private static TSubnet changed(World world, UnaryOperator<TSubnet> change) {
        TSubnet subnet = world.subnet
                .deepCopy()
                .setId(SubnetId.next().text())
                .setName("other")
                .setCidr("10.80.0.0/24")
                .setGateway("10.80.0.1")
                .setRangeFirst("10.80.0.10")
                .setRangeLast("10.80.0.20");
        return world.services.networks().createSubnet(World.ACTOR, change.apply(subnet));
    }

    @Test
    void aSubnetChangesItsRangeAroundWhatIsHeldAndIsDeletedWhenNothingIs() {
        World world = World.in(database());
        String id = World.instance(world.create()).getId();
        TAddressClaim claim =
                world.address(id).setSubnetId(world.subnet.getId()).setAddress("10.60.0.100");
        world.services.networks().claimAddress(claim);
        TSubnet subnet = world.services.networks().getSubnet(world.subnet.getId());

        invalid(
                "rangeFirst",
                () -> world.services
                        .networks()
                        .updateSubnet(World.ACTOR, subnet.deepCopy().setRangeFirst("10.60.0.101"), 0));
        invalid(
                "gateway",
                () -> world.services
                        .networks()
                        .updateSubnet(World.ACTOR, subnet.deepCopy().setGateway("10.60.0.2"), 0));
        TSubnet after = world.services
                .networks()
                .updateSubnet(
                        World.ACTOR,
                        subnet.deepCopy().setRangeFirst("10.60.0.90").setRangeLast("10.60.0.109"),
                        subnet.getVersion());
        assertThat(after.getAddressesTotal()).isEqualTo(20);
        refused(ErrorCode.IN_USE, () -> world.services.networks().deleteSubnet(World.ACTOR, subnet.getId(), 0));
        world.services.networks().releaseAddress(claim.getNicId());
        refused(ErrorCode.STALE_ETAG, () -> world.services.networks().deleteSubnet(World.ACTOR, subnet.getId(), 1));
        world.services.networks().deleteSubnet(World.ACTOR, subnet.getId(), after.getVersion());
        refused(ErrorCode.NOT_FOUND, () -> world.services.networks().getSubnet(subnet.getId()));
    }

    @Test
    void theLastAddressesOfALargeSubnetAreFoundQuickly() throws SQLException {
        World world = World.withSubnet(database(), "10.90.0.0/16", "10.90.0.1", "10.90.255.254");
        String id = World.instance(world.create()).getId();
        fill(world, 65_530);

        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            world.services.networks().claimAddress(world.address(id));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CLAIM_MAX);
        }
        refused(ErrorCode.NO_ADDRESS, () -> world.services.networks().claimAddress(world.address(id)));
        empty(world);
    }

    /// Leases for all but three of the addresses, by one statement for each thousand.
    private void fill(World world, int count) throws SQLException {
        try (Connection connection = database().database().connections().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into lease (id, subnet_id, cluster_id, nic_id, instance_id, tenant_id, address_number,"
                                + " address, mac, host_name, created_at) values (?, ?, ?, ?, 'ins_x', ?, ?, '10.90.0.0',"
                                + " ?, 'x', '2026-01-01 00:00:00')")) {
            long first = (10L << 24) + (90L << 16) + 2;
            for (int i = 0; i < count; i++) {
                statement.setString(1, "l" + i);
                statement.setString(2, world.subnet.getId());
                statement.setString(3, world.cluster.getId());
                statement.setString(4, "n" + i);
                statement.setString(5, world.tenant.getId());
                statement.setLong(6, first + i);
                statement.setString(7, "x" + i);
                statement.addBatch();
                if (i % 1_000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private void empty(World world) throws SQLException {
        try (Connection connection = database().database().connections().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from lease where subnet_id = ? and host_name = 'x'")) {
            statement.setString(1, world.subnet.getId());
            statement.executeUpdate();
            connection.commit();
        }
    }
}
