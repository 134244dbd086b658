package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.volumeprovider.adapter.source.AddressRule;
import cloud.yunhai.volumeprovider.adapter.source.HttpSource;
import cloud.yunhai.volumeprovider.adapter.source.LocalFileSource;
import cloud.yunhai.volumeprovider.adapter.source.SchemeSource;
import cloud.yunhai.volumeprovider.app.ImagePeers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/// Real stores in a test's directory, and images for them made by the real tool.
final class TestStores {
    static final long IMAGE_BYTES_MAX = 64L << 20;
    static final ImagePeers NO_PEERS = (host, image, offset, length) -> {
        throw new AssertionError("no peer was to be asked");
    };

    private final Path directory;
    private final Path imports;

    TestStores(Path directory) throws IOException {
        this.directory = directory;
        this.imports = Files.createDirectories(directory.resolve("imports"));
    }

    QemuStore open(String name) {
        return open(name, NO_PEERS);
    }

    QemuStore open(String name, ImagePeers peers) {
        return open(settings(directory.resolve(name)), peers);
    }

    QemuStore open(QemuStore.Settings settings, ImagePeers peers) {
        SchemeSource sources = new SchemeSource(
                new LocalFileSource(List.of(imports), IMAGE_BYTES_MAX),
                new HttpSource(new AddressRule(true), IMAGE_BYTES_MAX));
        return QemuStore.open(settings, sources, peers, InstantSource.system());
    }

    static QemuStore.Settings settings(Path store) {
        return new QemuStore.Settings(
                store, "qemu-img", Duration.ofSeconds(30), Duration.ofSeconds(60), IMAGE_BYTES_MAX);
    }

    Path imports() {
        return imports;
    }

    /// A small template with some content.
    Path template() throws IOException {
        Path raw = imports.resolve("disk.raw");
        Path template = imports.resolve("template.qcow2");
        if (Files.notExists(template)) {
            Files.write(raw, disk(1 << 20));
            run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw.toString(), template.toString());
        }
        return template;
    }

    /// A raw disk that a BIOS would boot.
    static byte[] disk(int bytes) {
        byte[] disk = new byte[bytes];
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        for (int i = 4096; i < bytes; i += 7) {
            disk[i] = (byte) i;
        }
        return disk;
    }

    static void run(String... command) {
        Programs.Result result = Programs.run(List.of(command), Duration.ofSeconds(60));
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + result.error());
        }
    }

    static String output(String... command) {
        Programs.Result result = Programs.run(List.of(command), Duration.ofSeconds(60));
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + result.error());
        }
        return result.output();
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
