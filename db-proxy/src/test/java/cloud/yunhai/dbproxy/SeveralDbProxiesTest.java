package cloud.yunhai.dbproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TClaim;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TClaimedSaga;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TRoom;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.dbproxy.config.Assembly;
import cloud.yunhai.dbproxy.testing.MariaDbServer;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.Together;
import cloud.yunhai.dbproxy.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two db-proxies, each with connections of its own, on one MariaDB: nothing is given twice, no journal has two owners.
@Tag("mariadb")
class SeveralDbProxiesTest {
    private static TestDatabase first;
    private static TestDatabase second;

    @BeforeAll
    static void open() {
        first = TestDatabase.at("mariadb:" + MariaDbServer.shared().address("several"), "root");
        second = TestDatabase.at("mariadb:" + MariaDbServer.shared().address("several"), "root");
    }

    @AfterAll
    static void close() {
        first.database().close();
        second.database().close();
    }

    private static Assembly proxy(int number) {
        return number % 2 == 0 ? first.services() : second.services();
    }

    @Test
    void claimsThroughBothGetJustWhatIsThere() throws Exception {
        World world = World.in(first);
        // cpuOvercommit is 4: five threads have room for 20 instances of one vcpu.
        String host = world.host(5, 100_000, 1_000).getId();
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String id = World.instance(world.create()).getId();
            Assembly proxy = proxy(i);
            calls.add(() -> world.place(proxy, id, List.of(host)));
        }

        Together.Outcome<String> outcome = Together.call(calls);

        assertThat(outcome.results()).hasSize(20);
        assertThat(outcome.refusals())
                .hasSize(12)
                .extracting(CloudException::code)
                .containsOnly(ErrorCode.NO_HOST_FITS);
        assertThat(second.services().ledger().check()).isEmpty();
    }

    @Test
    void eachSagaIsClaimedThroughOneOfThem() throws Exception {
        World world = World.in(first);
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var instance = world.newInstance();
            submitted.add(proxy(i).instances()
                    .submitCreate(
                            instance,
                            world.operation(
                                    TOperationKind.CREATE_INSTANCE, instance.getId(), world.tenant.getId(), null))
                    .getSaga()
                    .getId());
        }
        TRoom room =
                new TRoom(proxy(0).sagas().find(submitted.getFirst()).getSaga().getType(), 100);
        List<Callable<List<TClaimedSaga>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            calls.add(() -> proxy(number)
                    .sagas()
                    .claim(new TClaimRequest(
                            new TClaim("owner-" + number, World.LEASE.toMillis()), 100, List.of(room))));
        }

        List<String> claimed = Together.call(calls).results().stream()
                .flatMap(List::stream)
                .map(saga -> saga.getSaga().getId())
                .toList();

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(submitted);
    }

    @Test
    void anOwnerThatWasTakenOverThroughTheOtherIsFencedOut() {
        World world = World.in(first);
        TSubmitted created = world.create();
        TFence old = World.fence(created);
        first.clock().advance(World.LEASE.plusMillis(10));
        second.clock().advance(World.LEASE.plusMillis(10));
        List<TClaimedSaga> taken = second.services()
                .sagas()
                .claim(new TClaimRequest(
                        new TClaim("other", World.LEASE.toMillis()),
                        10,
                        List.of(new TRoom(created.getSaga().getType(), 10))));
        assertThat(taken).hasSize(1);

        assertThatThrownBy(() -> first.services()
                        .sagas()
                        .write(
                                old,
                                new TJournalWrite(
                                        1,
                                        TOperationState.RUNNING,
                                        List.of(),
                                        1,
                                        World.micros(first.clock().instant()))))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FENCED_OUT));
    }

    @Test
    void aFollowerAtOneLearnsWhatTheOtherCommits() {
        World world = World.in(first);
        long end = second.services().events().changes(-1, List.of(), 500, 0).getNextSequence();

        String id = World.instance(world.create()).getId();

        assertThat(second.services()
                        .events()
                        .changes(end, List.of("ins"), 500, 10_000)
                        .getEvents())
                .anyMatch(event -> event.getResourceId().equals(id));
    }
}
