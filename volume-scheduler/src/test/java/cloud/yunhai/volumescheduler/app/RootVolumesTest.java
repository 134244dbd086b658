package cloud.yunhai.volumescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import cloud.yunhai.volumescheduler.core.VolumePlaced;
import cloud.yunhai.volumescheduler.testing.InMemoryBooks;
import cloud.yunhai.volumescheduler.testing.InMemoryDisks;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RootVolumesTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryBooks books = new InMemoryBooks(steps);
    private final InMemoryDisks disks = new InMemoryDisks(steps);
    private final RootVolumes volumes =
            new RootVolumes(books.volumeRecords(), books.hostRecords(), books.imageRecords(), disks);
    private final Host host = books.add(Samples.host("h1"));
    private final Image image = books.add(Samples.image(ImageState.AVAILABLE, host.id()));
    private final RootVolumeRequest request = Samples.request(image.id(), host.id());

    @Test
    void roomIsClaimedBeforeTheFileIsMadeAndTheVolumeIsAvailableOnlyAfterIt() {
        VolumePlaced placed = volumes.ensure(request);

        assertThat(steps).containsExactly("claim", "make", "record AVAILABLE");
        assertThat(placed.hostId()).isEqualTo(host.id());
        assertThat(placed.hostName()).isEqualTo("h1");
        assertThat(placed.path()).isEqualTo("/volumes/" + request.volumeId() + ".qcow2");
    }

    @Test
    void aRepeatGivesTheSameAndDoesNotTakeAVolumeInUseFromItsInstance() {
        VolumePlaced first = volumes.ensure(request);
        volumes.attach(request.volumeId(), request.instanceId());

        VolumePlaced second = volumes.ensure(request);

        assertThat(second).isEqualTo(first);
        assertThat(books.volume(request.volumeId()).state()).isEqualTo(VolumeState.IN_USE);
        assertThat(disks.volumesOf(host)).hasSize(1);
    }

    @Test
    void aRepeatGoesToTheHostThatHoldsTheClaimThoughAnotherOneIsNearNow() {
        volumes.ensure(request);
        Host other = books.add(Samples.host("h2"));

        VolumePlaced again = volumes.ensure(new RootVolumeRequest(
                request.volumeId(),
                request.instanceId(),
                request.tenantId(),
                request.name(),
                request.imageId(),
                request.provisioning(),
                request.sizeGib(),
                other.id()));

        assertThat(again.hostName()).isEqualTo("h1");
        assertThat(disks.volumesOf(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "AVAILABLE", mode = EnumSource.Mode.EXCLUDE)
    void nothingIsClaimedForAnImageThatIsNotAvailable(ImageState state) {
        Image half = books.add(Samples.image(state, null));

        refused(ErrorCode.WRONG_STATE, () -> volumes.ensure(Samples.request(half.id(), host.id())));

        assertThat(steps).isEmpty();
    }

    @Test
    void nothingIsClaimedNearAHostThatKeepsNoVolumes() {
        Host compute = books.add(Samples.host("c1", Set.of(HostRole.COMPUTE), HostState.UP, Driver.LIBVIRT, null));

        refused(ErrorCode.NO_STORAGE, () -> volumes.ensure(Samples.request(image.id(), compute.id())));

        assertThat(steps).isEmpty();
    }

    @Test
    void noFileIsMadeWithoutRoom() {
        books.full();

        refused(ErrorCode.NO_STORAGE, () -> volumes.ensure(request));

        assertThat(steps).containsExactly("claim");
        assertThat(books.volumes).isEmpty();
    }

    @Test
    void theUndoOfAMakeWhoseAnswerWasLostRemovesFileAndClaim() {
        disks.afterEffect = () -> {
            throw new CloudException(ErrorCode.UNKNOWN_OUTCOME, "no answer");
        };
        refused(ErrorCode.UNKNOWN_OUTCOME, () -> volumes.ensure(request));

        volumes.removeIfPresent(request.volumeId());

        assertThat(disks.volumesOf(host)).isEmpty();
        assertThat(books.volume(request.volumeId()).state()).isEqualTo(VolumeState.DELETED);
    }

    @Test
    void aRecordThatFailedAfterTheMakeIsMadeGoodByTheRepeat() {
        books.failingRecord = new CloudException(ErrorCode.DATABASE_UNAVAILABLE, "away");
        refused(ErrorCode.DATABASE_UNAVAILABLE, () -> volumes.ensure(request));
        assertThat(books.volume(request.volumeId()).state()).isEqualTo(VolumeState.CREATING);

        volumes.ensure(request);

        assertThat(books.volume(request.volumeId()).state()).isEqualTo(VolumeState.AVAILABLE);
        assertThat(disks.volumesOf(host)).hasSize(1);
    }

    @Test
    void theFileGoesBeforeTheClaimSoThatTheBooksNeverSayLessThanTheDisksHold() {
        volumes.ensure(request);
        steps.clear();

        volumes.removeIfPresent(request.volumeId());

        assertThat(steps).containsExactly("unmake", "give back");
    }

    @Test
    void theClaimStaysWhileTheHostCannotRemoveTheFile() {
        volumes.ensure(request);
        disks.silent.add("h1");

        refused(ErrorCode.NO_ENDPOINT, () -> volumes.removeIfPresent(request.volumeId()));

        assertThat(books.volume(request.volumeId()).state()).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void aVolumeThatNeverWasOrIsGoneIsRemovedWithoutACallToAnyHost() {
        volumes.ensure(request);
        volumes.removeIfPresent(request.volumeId());
        steps.clear();

        volumes.removeIfPresent(request.volumeId());
        volumes.removeIfPresent(VolumeId.next());

        assertThat(steps).isEmpty();
    }

    @Test
    void anImageThatLiesElsewhereIsNamedWithItsHostAndOneThatLiesHereIsNot() {
        volumes.ensure(request);
        assertThat(Objects.requireNonNull(disks.spec).imageHostName()).isNull();
        Host origin = books.add(Samples.host("h2"));
        Image far = books.add(Samples.image(ImageState.AVAILABLE, origin.id()));

        volumes.ensure(Samples.request(far.id(), host.id()));

        assertThat(Objects.requireNonNull(disks.spec).imageHostName()).isEqualTo("h2");
        assertThat(disks.spec.imageSha256()).isEqualTo(far.sha256());
    }

    @Test
    void aVolumeIsLocatedOnItsOwnHostAndNeverMadeAnew() {
        volumes.ensure(request);
        assertThat(volumes.locate(request.volumeId(), request.instanceId()).path())
                .contains(request.volumeId().text());
        disks.volumesOf(host).clear();

        refused(ErrorCode.NOT_FOUND, () -> volumes.locate(request.volumeId(), request.instanceId()));
        refused(ErrorCode.NOT_FOUND, () -> volumes.locate(VolumeId.next(), InstanceId.next()));

        assertThat(disks.volumesOf(host)).isEmpty();
    }

    @Test
    void aDeletedVolumeIsNotLocated() {
        volumes.ensure(request);
        volumes.removeIfPresent(request.volumeId());

        refused(ErrorCode.NOT_FOUND, () -> volumes.locate(request.volumeId(), request.instanceId()));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
