package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images made to lead elsewhere or to break who reads them, by the real tool.
@Tag("qemu")
class HostileImagesTest {
    private final TestStores stores;
    private final Path directory;
    private final Store store;

    HostileImagesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.stores = new TestStores(directory);
        this.store = stores.open("store");
    }

    private Path file(String name) {
        return stores.imports().resolve(name);
    }

    private void refused(Path file, String message) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.importImage(
                        new ImportRequest(
                                ImageId.next(), ImageKind.TEMPLATE, file.toUri().toString(), null),
                        OptionalLong.empty()))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
                    assertThat(failure.userMessage()).contains(message).doesNotContain("/etc/shadow");
                });
        assertThat(directory.resolve("store/images")).isEmptyDirectory();
        assertThat(store.use().imageIds()).isEmpty();
    }

    @Test
    void backingFileIsRefused() {
        Path file = file("backed.qcow2");
        TestStores.run(
                "qemu-img",
                "create",
                "-q",
                "-u",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                "/etc/shadow",
                file.toString(),
                "1G");

        refused(file, "has a backing file");
    }

    @Test
    void backingFileInJsonFormIsRefused() {
        Path file = file("json.qcow2");
        TestStores.run(
                "qemu-img",
                "create",
                "-q",
                "-u",
                "-f",
                "qcow2",
                "-F",
                "raw",
                "-b",
                "json:{\"driver\":\"raw\",\"file\":{\"driver\":\"file\",\"filename\":\"/etc/shadow\"}}",
                file.toString(),
                "1G");

        refused(file, "has a backing file");
    }

    @Test
    void externalDataFileIsRefused() {
        Path file = file("external.qcow2");
        TestStores.run(
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                "-o",
                "data_file=" + directory.resolve("data.raw") + ",data_file_raw=on",
                file.toString(),
                "1M");

        refused(file, "keeps its data in another file");
    }

    @Test
    void vmdkThatNamesOtherFilesIsNotEvenOpened() throws IOException {
        Path file = file("disk.vmdk");
        Files.writeString(file, """
                # Disk DescriptorFile
                version=1
                CID=fffffffe
                parentCID=ffffffff
                createType="monolithicFlat"
                RW 2048 FLAT "/etc/shadow" 0
                """);

        refused(file, "VMDK");
    }

    @Test
    void brokenMetadataIsRefused() throws IOException {
        Path file = stores.template();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer image = ByteBuffer.wrap(bytes);
        long l1TableOffset = image.getLong(40);
        // The first L1 entry leads far beyond the end of the file.
        image.putLong((int) l1TableOffset, 0x8000_0fff_ffff_0000L);
        Path broken = Files.write(file("broken.qcow2"), bytes);

        refused(broken, "damaged or not readable");
    }

    @Test
    void absurdSizesAreRefused() throws IOException {
        ByteBuffer image = ByteBuffer.wrap(Files.readAllBytes(stores.template()));
        image.putLong(24, 1L << 62);

        refused(Files.write(file("huge.qcow2"), image.array()), "image: ");
    }

    @Test
    void cutOffImageIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(stores.template());
        Path cut = Files.write(file("cut.qcow2"), Arrays.copyOf(bytes, 200));

        refused(cut, "damaged or not readable");
    }

    @Test
    void webPageIsNoImage() throws IOException {
        refused(Files.writeString(file("page.html"), "<!DOCTYPE html>".repeat(100)), "without boot sector");
    }
}
