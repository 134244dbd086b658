package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.SeedDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The seed as somebody else's program reads it.
@Tag("qemu")
class SeedMediumTest {
    @Test
    void anotherProgramFindsLabelAndFilesByTheirTrueNames(@TempDir Path directory) throws IOException {
        GuestSettings settings = new GuestSettings(
                InstanceId.next(), "web-1", "ssh-ed25519 " + "A".repeat(3000) + " me", "$6$salt$0123456789abcdef");
        String seed = new TestStores(directory).open("store").ensureSeed(settings, OptionalLong.empty());
        Path out = directory.resolve("out");

        TestStores.run("xorriso", "-osirrox", "on", "-indev", seed, "-extract", "/", out.toString());

        assertThat(TestStores.output("blkid", "-p", "-o", "value", "-s", "LABEL", seed)
                        .strip())
                .isEqualTo("cidata");
        SeedDocuments.of(settings)
                .forEach((name, content) -> assertThat(out.resolve(name)).hasBinaryContent(content));
        assertThat(Files.list(out)).hasSize(2);
    }
}
