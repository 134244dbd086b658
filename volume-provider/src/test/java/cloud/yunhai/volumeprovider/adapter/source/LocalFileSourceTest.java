package cloud.yunhai.volumeprovider.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.volumeprovider.app.ImageSource.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileSourceTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Path root;
    private final Path allowed;
    private final Path target;
    private final LocalFileSource source;

    LocalFileSourceTest(@TempDir Path root) {
        this.root = root;
        this.allowed = root.resolve("allowed");
        this.target = root.resolve("target");
        this.source = new LocalFileSource(List.of(root.resolve("absent"), allowed), 1000);
    }

    @BeforeEach
    void directories() throws IOException {
        Files.createDirectories(allowed.resolve("deep"));
        Files.writeString(root.resolve("outside"), "secret");
    }

    private void refused(URI uri, String expected) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> source.fetch(uri, target))
                .withMessageContaining(expected)
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.INVALID);
        assertThat(target).doesNotExist();
    }

    @Test
    void fileInsideIsCopiedWithItsChecksum() throws IOException {
        Path file = Files.writeString(allowed.resolve("deep/abc"), "abc");

        assertThat(source.fetch(file.toUri(), target)).isEqualTo(new Fetched(SHA256_OF_ABC, 3));
        assertThat(target).hasContent("abc");
    }

    @Test
    void linkWithinIsFollowedAndOneThatLeadsOutIsNot() throws IOException {
        Files.writeString(allowed.resolve("abc"), "abc");
        Path within = Files.createSymbolicLink(allowed.resolve("within"), allowed.resolve("abc"));
        Path out = Files.createSymbolicLink(allowed.resolve("out"), root.resolve("outside"));
        Files.createSymbolicLink(allowed.resolve("outdir"), root);

        assertThat(source.fetch(within.toUri(), target).sizeBytes()).isEqualTo(3);
        Files.delete(target);
        refused(out.toUri(), "a file in one of the host's import directories");
        refused(allowed.resolve("outdir/outside").toUri(), "a file in one of the host's import directories");
    }

    @Test
    void wayOutByDotsOrByItselfIsRefused() {
        refused(URI.create("file://" + allowed + "/../outside"), "import directories");
        refused(root.resolve("outside").toUri(), "import directories");
        refused(URI.create("file:///etc/shadow"), "import directories");
    }

    @Test
    void missingFilesAnswerLikeForbiddenOnes() {
        refused(allowed.resolve("nothing").toUri(), "a file in one of the host's import directories");
        refused(URI.create("file:///no/such/file"), "a file in one of the host's import directories");
    }

    @Test
    void directoriesAndOddUrlsAreRefused() {
        refused(allowed.resolve("deep").toUri(), "a regular file");
        refused(URI.create("file://elsewhere" + allowed + "/abc"), "source: ");
        refused(URI.create("file:abc"), "source: ");
    }

    @Test
    void tooLargeAFileIsRefused() throws IOException {
        Path file = Files.write(allowed.resolve("large"), new byte[1001]);

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> source.fetch(file.toUri(), target))
                .withMessageContaining("at most 1000");
    }
}
