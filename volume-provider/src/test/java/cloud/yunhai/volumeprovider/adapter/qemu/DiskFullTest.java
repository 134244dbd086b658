package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real disk that is really full: a small tmpfs.
@Tag("qemu")
class DiskFullTest {
    private static final OptionalLong NO_FENCE = OptionalLong.empty();

    private final TestStores stores;
    private final Path disk;
    private final Store store;

    DiskFullTest(@TempDir Path directory) throws IOException {
        stores = new TestStores(directory);
        disk = Files.createDirectories(directory.resolve("store"));
        TestStores.run("mount", "-t", "tmpfs", "-o", "size=6m", "yunhai-test", disk.toString());
        store = stores.open("store");
    }

    @AfterEach
    void unmount() {
        TestStores.run("umount", disk.toString());
    }

    private static void noStorage(ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(ErrorKind.NO_CAPACITY);
            assertThat(failure.code()).isEqualTo(ErrorCode.NO_STORAGE);
            assertThat(failure.userMessage()).isEqualTo("the storage host's disk is full");
        });
    }

    private ImportRequest request(ImageId image, Path file) {
        return new ImportRequest(image, ImageKind.TEMPLATE, file.toUri().toString(), null);
    }

    private void fill() throws IOException {
        try (var ballast = Files.newOutputStream(disk.resolve("ballast"))) {
            byte[] page = new byte[4096];
            while (true) {
                ballast.write(page);
            }
        } catch (IOException full) {
            assertThat(DiskFull.is(full)).isTrue();
        }
    }

    @Test
    void importThatDoesNotFitLeavesNothing() throws IOException {
        Path large = Files.write(stores.imports().resolve("large.img"), TestStores.disk(8 << 20));

        noStorage(() -> store.importImage(request(ImageId.next(), large), NO_FENCE));

        assertThat(new StoreLayout(disk).images()).isEmptyDirectory();
    }

    @Test
    void fullCopyThatDoesNotFitLeavesNothing() throws IOException {
        Path large = Files.write(stores.imports().resolve("large.img"), TestStores.disk(4 << 20));
        ImageId image = ImageId.next();
        store.importImage(request(image, large), NO_FENCE);

        noStorage(() -> store.ensureVolume(
                new VolumeSpec(VolumeId.next(), 1, Provisioning.FULL_COPY, image, null, null), NO_FENCE));

        assertThat(new StoreLayout(disk).volumes()).isEmptyDirectory();
        assertThat(store.use().imageIds()).containsExactly(image);
    }

    @Test
    void overlayAndSeedOnAFullDiskLeaveNothing() throws IOException {
        ImageId image = ImageId.next();
        store.importImage(request(image, stores.template()), NO_FENCE);
        fill();

        noStorage(() -> store.ensureVolume(
                new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, null, null), NO_FENCE));
        noStorage(() -> store.ensureSeed(new GuestSettings(InstanceId.next(), "web-1", null, null), NO_FENCE));

        assertThat(new StoreLayout(disk).volumes()).isEmptyDirectory();
        assertThat(new StoreLayout(disk).seeds()).isEmptyDirectory();
        Files.delete(disk.resolve("ballast"));
        assertThat(store.ensureVolume(
                                new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, null, null), NO_FENCE)
                        .backingImageId())
                .isEqualTo(image);
    }
}
