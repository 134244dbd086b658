package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.Together;
import cloud.yunhai.dbproxy.testing.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Many at once: nothing is given twice, nothing is lost, and whoever could be served is.
abstract class ConcurrencyContract {
    private static final int CLAIMERS = 64;

    abstract TestDatabase database();

    @Test
    void sixtyFourClaimersOfNearlyFullHostsGetJustWhatIsThere() throws Exception {
        World world = World.in(database());
        // cpuOvercommit is 4: three hosts of 2, 3 and 5 threads have room for 40 instances of one vcpu.
        List<String> hosts = Stream.of(2, 3, 5)
                .map(cpus -> world.host(cpus, 100_000, 1_000).getId())
                .toList();
        List<String> instances = created(world, CLAIMERS);

        Together.Outcome<String> outcome = Together.call(instances.stream()
                .map(id -> (Callable<String>) () -> {
                    List<String> order = new ArrayList<>(hosts);
                    Collections.rotate(order, id.hashCode());
                    return world.place(id, order);
                })
                .toList());

        assertThat(outcome.results()).hasSize(40);
        assertThat(outcome.refusals())
                .hasSize(CLAIMERS - 40)
                .extracting(CloudException::code)
                .containsOnly(ErrorCode.NO_HOST_FITS);
        for (String id : hosts) {
            THost host = world.services.hosts().get(id);
            assertThat(host.getVcpusClaimed()).isEqualTo(host.getVcpusTotal()).isEqualTo(host.getInstances());
        }
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void noAddressAndNoMacIsGivenTwiceAndTheLastOnesAreFound() throws Exception {
        // 50 addresses, the gateway among them.
        World world = World.withSubnet(database(), "10.61.0.0/24", "10.61.0.1", "10.61.0.50");
        List<String> instances = created(world, CLAIMERS);

        Together.Outcome<TLease> outcome = Together.call(instances.stream()
                .map(id -> (Callable<TLease>) () -> world.services.networks().claimAddress(world.address(id)))
                .toList());

        assertThat(outcome.results()).hasSize(49);
        assertThat(outcome.results()).extracting(TLease::getAddress).doesNotHaveDuplicates();
        assertThat(outcome.results()).extracting(TLease::getAddress).doesNotContain("10.61.0.1");
        assertThat(outcome.results()).extracting(TLease::getMac).doesNotHaveDuplicates();
        assertThat(outcome.refusals())
                .hasSize(CLAIMERS - 49)
                .extracting(CloudException::code)
                .containsOnly(ErrorCode.NO_ADDRESS);
        assertThat(world.services
                        .accounts()
                        .getGroup(world.group.getId())
                        .getUsed()
                        .getAddresses())
                .isEqualTo(49);
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void aQuotaIsUsedUpToItsLimitAndNotBeyond() throws Exception {
        World world = World.withQuota(database(), new TQuota(20, 1_000, 1_000_000, 1_000, 1_000));

        Together.Outcome<TSubmitted> outcome =
                Together.call(Stream.generate(() -> (Callable<TSubmitted>) () -> world.create())
                        .limit(CLAIMERS)
                        .toList());

        assertThat(outcome.results()).hasSize(20);
        assertThat(outcome.refusals())
                .hasSize(CLAIMERS - 20)
                .extracting(CloudException::code)
                .containsOnly(ErrorCode.QUOTA);
        assertThat(world.services.accounts().getGroup(world.group.getId()).getUsed())
                .isEqualTo(new TQuota(20, 20, 20 * 128, 20, 0));
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void oneSubmissionSentManyTimesIsOneInstance() throws Exception {
        World world = World.in(database());
        TNewInstance instance = world.newInstance();
        var operation =
                world.operation(TOperationKind.CREATE_INSTANCE, instance.getId(), instance.getTenantId(), "owner");

        Together.Outcome<TSubmitted> outcome = Together.call(Stream.generate(() ->
                        (Callable<TSubmitted>) () -> world.services.instances().submitCreate(instance, operation))
                .limit(16)
                .toList());

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).filteredOn(TSubmitted::isClaimed).hasSize(1);
        assertThat(outcome.results())
                .extracting(submitted -> submitted.getSaga().getFencingToken())
                .containsOnly(outcome.results().getFirst().getSaga().getFencingToken());
        assertThat(world.services
                        .accounts()
                        .getGroup(world.group.getId())
                        .getUsed()
                        .getInstances())
                .isEqualTo(1);
    }

    @Test
    void claimsAndReturnsOfOneHostAtOnceLeaveItsCountersRight() throws Exception {
        World world = World.in(database());
        String host = world.host(32, 100_000, 1_000).getId();
        List<String> instances = created(world, CLAIMERS);
        instances.subList(0, CLAIMERS / 2).forEach(id -> world.place(id, List.of(host)));

        List<Callable<String>> calls = new ArrayList<>();
        instances
                .subList(0, CLAIMERS / 2)
                .forEach(id -> calls.add(() -> {
                    world.services.placements().releaseCompute(id);
                    return id;
                }));
        instances.subList(CLAIMERS / 2, CLAIMERS).forEach(id -> calls.add(() -> world.place(id, List.of(host))));
        Together.Outcome<String> outcome = Together.call(calls);

        assertThat(outcome.refusals()).isEmpty();
        assertThat(world.services.hosts().get(host).getVcpusClaimed()).isEqualTo(CLAIMERS / 2);
        assertThat(world.services.ledger().check()).isEmpty();
    }

    private static List<String> created(World world, int count) {
        return Stream.generate(() -> World.instance(world.create()).getId())
                .limit(count)
                .toList();
    }
}
