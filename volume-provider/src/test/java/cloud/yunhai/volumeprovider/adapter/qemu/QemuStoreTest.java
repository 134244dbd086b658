package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.adapter.StoreContract;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the real tool, and what only real files can show.
@Tag("qemu")
class QemuStoreTest extends StoreContract {
    private final TestStores stores;
    private final Path directory;
    private final String source;
    private final String sha256;

    QemuStoreTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.stores = new TestStores(directory);
        this.source = stores.template().toUri().toString();
        this.sha256 = TestStores.sha256(stores.template());
    }

    @Override
    protected Store emptyStore() {
        return stores.open("store");
    }

    @Override
    protected String templateSource() {
        return source;
    }

    @Override
    protected String templateSha256() {
        return sha256;
    }

    private StoreLayout layout() {
        return new StoreLayout(directory.resolve("store"));
    }

    private ImportRequest request(ImageId image, Path file) {
        return new ImportRequest(image, ImageKind.TEMPLATE, file.toUri().toString(), null);
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void qemuSeesTheOverlayAsItWasAskedFor() throws IOException {
        Store store = emptyStore();
        ImageId image = ImageId.next();
        VolumeId volume = VolumeId.next();
        store.importImage(request(image, stores.template()), NO_FENCE);

        VolumeFile made =
                store.ensureVolume(new VolumeSpec(volume, 1, Provisioning.OVERLAY, image, null, null), NO_FENCE);

        String info = TestStores.output("qemu-img", "info", "--output=json", made.path());
        assertThat(info)
                .contains("\"virtual-size\": 1073741824")
                .contains("\"backing-filename\": \"" + layout().image(image, ImageFormat.QCOW2) + "\"")
                .contains("\"backing-filename-format\": \"qcow2\"");
        assertThat(permissions(Path.of(made.path()))).isEqualTo("rw-------");
        assertThat(permissions(layout().image(image, ImageFormat.QCOW2))).isEqualTo("r--r--r--");
        assertThat(permissions(layout().volumes())).isEqualTo("rwx--x--x");
    }

    @Test
    void fullCopyHoldsTheImagesContent() throws IOException {
        Store store = emptyStore();
        ImageId image = ImageId.next();
        store.importImage(request(image, stores.template()), NO_FENCE);

        VolumeFile made = store.ensureVolume(
                new VolumeSpec(VolumeId.next(), 1, Provisioning.FULL_COPY, image, null, null), NO_FENCE);

        TestStores.run(
                "qemu-img",
                "compare",
                "-f",
                "qcow2",
                "-F",
                "qcow2",
                made.path(),
                stores.template().toString());
        assertThat(TestStores.output("qemu-img", "info", made.path())).doesNotContain("backing file");
    }

    @Test
    void rawTemplateIsKeptAsItIsAndServesAsBase() throws IOException {
        Store store = emptyStore();
        Path raw = Files.write(stores.imports().resolve("other.img"), TestStores.disk(2 << 20));
        ImageId image = ImageId.next();

        ImportedImage imported = store.importImage(request(image, raw), NO_FENCE);
        VolumeFile made = store.ensureVolume(
                new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, null, null), NO_FENCE);

        assertThat(imported.format()).isEqualTo(ImageFormat.RAW);
        assertThat(imported.virtualSizeBytes()).isEqualTo(2 << 20);
        assertThat(TestStores.output("qemu-img", "info", "--output=json", made.path()))
                .contains("\"backing-filename-format\": \"raw\"");
    }

    @Test
    void requestedSizeBelowTheImagesIsRefusedWithTheSizeNeeded() throws IOException {
        Store store = emptyStore();
        Path large = stores.imports().resolve("large.qcow2");
        TestStores.run("qemu-img", "create", "-q", "-f", "qcow2", large.toString(), "3000M");
        ImageId image = ImageId.next();
        store.importImage(request(image, large), NO_FENCE);

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureVolume(
                        new VolumeSpec(VolumeId.next(), 2, Provisioning.OVERLAY, image, null, null), NO_FENCE))
                .withMessageContaining("sizeGib: 2 (expected: at least 3");
        assertThat(names(layout().volumes())).isEmpty();
    }

    @Test
    void wrongChecksumIsRefusedAndLeavesNothing() {
        Store store = emptyStore();

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.importImage(
                        new ImportRequest(ImageId.next(), ImageKind.TEMPLATE, source, "00".repeat(32)), NO_FENCE))
                .withMessageContaining(sha256)
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.CHECKSUM_MISMATCH);
        assertThat(layout().images()).isEmptyDirectory();
    }

    @Test
    void seedIsForItsOwnerOnly() throws IOException {
        Store store = emptyStore();

        String path = store.ensureSeed(new GuestSettings(InstanceId.next(), "web-1", null, null), NO_FENCE);

        assertThat(permissions(Path.of(path))).isEqualTo("rw-------");
    }

    @Test
    void leftoversOfACrashAreSweptAtTheNextStart() throws IOException {
        emptyStore();
        Files.writeString(layout().volumes().resolve(StoreLayout.UNFINISHED + "x-vol"), "half a volume");
        Files.writeString(layout().seeds().resolve(StoreLayout.UNFINISHED + "x-ins"), "half a seed");
        Files.writeString(layout().images().resolve(StoreLayout.UNFINISHED + "x-img"), "half an image");
        Files.writeString(layout().images().resolve(StoreLayout.FETCHING + "img"), "a fresh download goes on");

        emptyStore();

        assertThat(layout().volumes()).isEmptyDirectory();
        assertThat(layout().seeds()).isEmptyDirectory();
        assertThat(names(layout().images())).containsExactly(StoreLayout.FETCHING + "img");
    }

    @Test
    void fencingTokensOutliveTheProcess() {
        VolumeId volume = VolumeId.next();
        VolumeSpec spec = new VolumeSpec(volume, 1, Provisioning.FULL_COPY, null, null, null);
        emptyStore().ensureVolume(spec, OptionalLong.of(9));

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> emptyStore().removeVolume(volume, OptionalLong.of(8)))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.FENCED_OUT);
    }

    @Test
    void failingToolIsReportedWithoutItsWordsAndLeavesNothing() {
        QemuStore.Settings good = TestStores.settings(directory.resolve("store"));
        Store store = stores.open(
                new QemuStore.Settings(
                        good.directory(), "false", good.shortLimit(), good.longLimit(), good.imageBytesMax()),
                TestStores.NO_PEERS);

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureVolume(
                        new VolumeSpec(VolumeId.next(), 1, Provisioning.FULL_COPY, null, null, null), NO_FENCE))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.COMMAND_FAILED);
                    assertThat(failure.userMessage()).isEqualTo("making the volume's file failed on the storage host");
                    assertThat(failure.internal()).contains("exit 1");
                });
        assertThat(layout().volumes()).isEmptyDirectory();
    }

    @Test
    void manyVolumesThatNeedAMissingImageShareOneFetch() throws Exception {
        ImageId image = ImageId.next();
        Store origin = stores.open("origin");
        origin.importImage(request(image, stores.template()), NO_FENCE);
        AtomicInteger starts = new AtomicInteger();
        Store store = stores.open("store", (host, id, offset, length) -> {
            if (offset == 0) {
                starts.incrementAndGet();
            }
            return origin.readImage(id, offset, length);
        });

        List<Callable<VolumeFile>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            VolumeSpec spec = new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, sha256, "origin");
            calls.add(() -> store.ensureVolume(spec, NO_FENCE));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<VolumeFile> made : threads.invokeAll(calls)) {
                assertThat(made.get().backingImageId()).isEqualTo(image);
            }
        }

        assertThat(starts).hasValue(1);
        assertThat(TestStores.sha256(layout().image(image, ImageFormat.QCOW2))).isEqualTo(sha256);
    }

    @Test
    void imageThatArrivesDamagedFromAnotherHostIsNotKept() throws IOException {
        ImageId image = ImageId.next();
        Store origin = stores.open("origin");
        origin.importImage(request(image, stores.template()), NO_FENCE);
        Store store = stores.open("store", (host, id, offset, length) -> {
            byte[] bytes = origin.readImage(id, offset, length);
            if (bytes.length > 0) {
                bytes[bytes.length - 1] ^= 1;
            }
            return bytes;
        });

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureVolume(
                        new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, sha256, "origin"), NO_FENCE))
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.INVALID);
        assertThat(layout().images()).isEmptyDirectory();
        assertThat(layout().volumes()).isEmptyDirectory();
    }
}
