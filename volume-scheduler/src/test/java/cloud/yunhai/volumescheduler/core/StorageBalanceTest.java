package cloud.yunhai.volumescheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.StorageBalance.Books;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageBalanceTest {
    private static final long TWO_GIB = 2L << 30;

    private final Host host = Samples.host("h1");
    private final Host other = Samples.host("h2");
    private final ImageId image = ImageId.next();
    private final InstanceId owner = InstanceId.next();
    private final Volume volume =
            Samples.volume(VolumeId.next(), VolumeState.IN_USE, host.id(), owner, image, Provisioning.OVERLAY);

    @Test
    void booksAndDisksThatAgreeHaveNoDifference() {
        assertThat(compare(books(volume), use(file(TWO_GIB, image)))).isEmpty();
    }

    @Test
    void aFileOfNoVolumeIsNamedWithItsHost() {
        assertThat(compare(books(), use(file(TWO_GIB, image))))
                .containsExactly(
                        new Imbalance(volume.id().text(), "file", 0, 1, "a file on h1 that no volume there has"));
    }

    @Test
    void aFileOfADeletedVolumeOrOfOneOnAnotherHostIsNobodys() {
        Volume deleted = Samples.volume(volume.id(), VolumeState.DELETED, null);
        Volume elsewhere = Samples.volume(volume.id(), VolumeState.CREATING, other.id());

        assertThat(compare(books(deleted), use(file(TWO_GIB, image)))).hasSize(1);
        assertThat(compare(books(elsewhere), use(file(TWO_GIB, image)))).hasSize(1);
    }

    @Test
    void anotherSizeAndAnotherImageBehindItAreTold() {
        assertThat(compare(books(volume), use(file(TWO_GIB - 1, ImageId.next()))))
                .extracting(Imbalance::quantity)
                .containsExactlyInAnyOrder("bytes", "image");
    }

    @Test
    void aFullCopyLiesOnNoImage() {
        Volume copy =
                Samples.volume(volume.id(), VolumeState.AVAILABLE, host.id(), owner, image, Provisioning.FULL_COPY);

        assertThat(compare(books(copy), use(file(TWO_GIB, null)))).isEmpty();
        assertThat(compare(books(copy), use(file(TWO_GIB, image))))
                .extracting(Imbalance::quantity)
                .containsExactly("image");
    }

    @ParameterizedTest
    @EnumSource
    void theFileOfAVolumeThatWasMadeMustBeThere(VolumeState state) {
        Volume made = Samples.volume(volume.id(), state, host.id());
        boolean must = state == VolumeState.AVAILABLE || state == VolumeState.IN_USE;

        assertThat(compare(books(made), use())).hasSize(must ? 1 : 0);
    }

    /// A deletion takes the file away before the record: that is no difference.
    @Test
    void aVolumeOfAnInstanceWithAnOperationInProgressMayBeWithoutItsFile() {
        Instance deleting = Samples.instance(owner, InstanceState.RUNNING, host.id(), OperationId.next());

        assertThat(compare(new Books(List.of(volume), List.of(), List.of(deleting)), use()))
                .isEmpty();
    }

    @Test
    void aHostThatWasNotAskedProvesNothingAboutItsVolumes() {
        assertThat(StorageBalance.compare(books(volume), Map.of())).isEmpty();
    }

    @Test
    void aSeedMayLieOnlyOnTheHostOfItsInstance() {
        assertThat(seed(Samples.instance(owner, InstanceState.RUNNING, host.id(), null)))
                .isEmpty();
        assertThat(seed(Samples.instance(owner, InstanceState.CREATING, null, OperationId.next())))
                .isEmpty();
        assertThat(seed(Samples.instance(owner, InstanceState.RUNNING, other.id(), null)))
                .hasSize(1);
        assertThat(seed(Samples.instance(owner, InstanceState.FAILED, null, null)))
                .hasSize(1);
        assertThat(seed(null)).hasSize(1);
    }

    @Test
    void theNamedCopyOfAnAvailableImageMustBeThereUnlessItIsBeingDeleted() {
        Image there = Samples.image(image, ImageState.AVAILABLE, host.id(), null);
        Image going = Samples.image(image, ImageState.AVAILABLE, host.id(), OperationId.next());

        assertThat(images(there, List.of(image))).isEmpty();
        assertThat(images(there, List.of())).extracting(Imbalance::subject).containsExactly(image.text());
        assertThat(images(going, List.of())).isEmpty();
    }

    @Test
    void aCopyOfADeletedImageIsLeftOver() {
        Image deleted = Samples.image(image, ImageState.DELETED, null, null);

        assertThat(images(deleted, List.of(image)))
                .extracting(Imbalance::detail)
                .containsExactly("a file on h1 of no image");
    }

    private List<Imbalance> seed(@Nullable Instance instance) {
        List<Instance> instances = instance == null ? List.of() : List.of(instance);
        StorageUse use = new StorageUse(1, 1, List.of(), List.of(), List.of(owner));
        return compare(new Books(List.of(), List.of(), instances), use);
    }

    private List<Imbalance> images(Image known, List<ImageId> files) {
        StorageUse use = new StorageUse(1, 1, List.of(), files, List.of());
        return compare(new Books(List.of(), List.of(known), List.of()), use);
    }

    private VolumeFile file(long bytes, @Nullable ImageId behind) {
        return new VolumeFile(volume.id(), "/v", bytes, 1, behind);
    }

    private static StorageUse use(VolumeFile... files) {
        return new StorageUse(1, 1, List.of(files), List.of(), List.of());
    }

    private static Books books(Volume... volumes) {
        return new Books(List.of(volumes), List.of(), List.of());
    }

    private List<Imbalance> compare(Books books, StorageUse use) {
        return StorageBalance.compare(books, Map.of(host, use));
    }
}
