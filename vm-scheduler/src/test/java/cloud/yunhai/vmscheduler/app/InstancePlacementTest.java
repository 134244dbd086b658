package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.vmscheduler.core.placement.PlacementFilter;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import cloud.yunhai.vmscheduler.core.placement.Placer;
import cloud.yunhai.vmscheduler.core.placement.Weigher;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstancePlacementTest {
    private final FakePlatform platform = new FakePlatform();
    private final HostDirectory hosts = new HostDirectory(platform, () -> Samples.NOW);
    private final InstancePlacement placement = new InstancePlacement(
            hosts,
            platform,
            platform,
            new Placer(
                    PlacementFilter.standard(Duration.ofSeconds(10)),
                    Weigher.standard(new Weigher.Weights(4, 2, 1, 1)),
                    0.5),
            new Random(1),
            () -> Samples.NOW);

    private static PlacementRequest request(InstanceId id) {
        return new PlacementRequest(id, 1, 1024, 1, null);
    }

    private PlacementRequest request() {
        InstanceId id = InstanceId.next();
        platform.with(Samples.instance(id, InstanceState.CREATING, null, List.of()));
        return request(id);
    }

    private static CloudException refused(Runnable call) {
        return catchThrowableOfType(CloudException.class, call::run);
    }

    @Test
    void firstPlacementReadsTheHosts() {
        platform.with(Samples.host("h1", 4, 4096));
        InstancePlacement.Placed placed = placement.place(request());
        assertThat(placed.host().name()).isEqualTo("h1");
        assertThat(placed.decision().chosenHostId()).isEqualTo(placed.host().id());
        assertThat(placed.decision().best()).isNotEmpty();
    }

    @Test
    void ownClaimsCountAtOnce() {
        platform.with(Samples.host("h1", 4, 4096), Samples.host("h2", 4, 4096));
        hosts.refresh();
        for (int i = 0; i < 8; i++) {
            placement.place(request());
        }
        assertThat(platform.all())
                .allSatisfy(host -> assertThat(host.memoryMibClaimed()).isEqualTo(4096));
        assertThat(hosts.all())
                .allSatisfy(seen -> assertThat(seen.host().memoryMibClaimed()).isEqualTo(4096));
    }

    @Test
    void hostsThatOthersFilledAreReadAgain() {
        Host one = Samples.host("h1", 4, 8192);
        platform.with(one);
        hosts.refresh();
        platform.take(one.id(), 4, 1024);
        platform.with(Samples.host("h2", 4, 4096));
        assertThat(placement.place(request()).host().name()).isEqualTo("h2");
    }

    @Test
    void refusalSaysWhyAndIsKept() {
        platform.with(Samples.host("h1", 4, 512), Samples.host("h2", 4, 768));
        CloudException failure = refused(() -> placement.place(request()));
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_HOST_FITS);
        assertThat(failure.userMessage())
                .isEqualTo("no host has room for 1 vcpus, 1024 MiB and 1 GiB of storage: it fits in total, on no single"
                        + " host; the most free memory on one is 768 MiB, beside 4 vcpus and 100 GiB of storage");
        assertThat(failure.details()).containsEntry("not enough memory", "2 of 2");
        assertThat(platform.refusals).hasSize(1);
        assertThat(platform.claims()).isEmpty();
    }

    @Test
    void repeatAnswersTheClaimThatIsHeldEvenWhenTheHostIsFullNow() {
        Host host = Samples.host("h1", 1, 1024);
        platform.with(host);
        PlacementRequest request = request();
        placement.place(request);
        platform.with(Samples.instance(request.instanceId(), InstanceState.CREATING, host.id(), List.of()));
        assertThat(placement.place(request).host().id()).isEqualTo(host.id());
        assertThat(platform.claims()).hasSize(1);
    }

    @Test
    void noHostsAtAllIsToldAsSuch() {
        assertThat(refused(() -> placement.place(request())).userMessage()).endsWith("no compute host is up");
    }

    @Test
    void ownClaimsCountTheRootVolumesThatFollow() {
        platform.with(Samples.withStorage(Samples.host("h1", 8, 8192), 2, 0));
        placement.place(request());
        placement.place(request());

        assertThat(hosts.all().getFirst().host().storageGibClaimed()).isEqualTo(2);
    }

    @Test
    void releaseMayBeRepeatedAndComeForAnInstanceThatNeverHeldAnything() {
        platform.with(Samples.host("h1", 4, 4096));
        PlacementRequest request = request();
        placement.place(request);

        placement.release(request.instanceId());
        placement.release(request.instanceId());
        placement.release(InstanceId.next());

        assertThat(platform.claims()).isEmpty();
    }

    /// Only "no host fits" is an answer to look further for; anything else is told as it is.
    @Test
    void failingDatabaseIsNotTakenForAPlatformWithoutRoom() {
        platform.with(Samples.host("h1", 4, 4096));
        platform.failingClaims = new CloudException(ErrorCode.DATABASE_UNAVAILABLE, "away");

        assertThat(refused(() -> placement.place(request())).code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(platform.refusals).isEmpty();
    }

    @Test
    void lostClaimIsFoundAgainByTheRepeat() {
        platform.with(Samples.host("h1", 4, 4096), Samples.host("h2", 4, 4096));
        PlacementRequest request = request();
        InstancePlacement.Placed first = placement.place(request);

        InstancePlacement.Placed again = placement.place(request);

        assertThat(again.host().id()).isEqualTo(first.host().id());
        assertThat(again.decision().chosenHostId()).isEqualTo(first.host().id());
        assertThat(platform.claims()).hasSize(1);
    }
}
