package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.run.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The floor: guests made as one would by hand, with `qemu-img create`, `virsh define` and `virsh start`, in the same
/// libvirtd as the platform's and of the same description. No platform can be quicker.
public final class BareGuests implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String NAME = "bench-floor";
    private static final String MAC = "52:54:00:be:7c:01";
    private static final String ADDRESS = "192.0.2.10"; // of the block for examples: nobody's

    private final String libvirt;
    private final Path directory;
    private final Path description;
    private final String base;
    private final String sizeBytes;
    private final CleanUp cleanUp;

    private BareGuests(String libvirt, Path directory, Path description, String base, String sizeBytes) {
        this.libvirt = libvirt;
        this.directory = directory;
        this.description = description;
        this.base = base;
        this.sizeBytes = sizeBytes;
        this.cleanUp = CleanUp.of("the guest " + NAME, this::deleteAll);
    }

    /// Guests like an instance that exists.
    ///
    /// @param libvirt the URI of the libvirtd
    /// @param directory where their disks go; it is made, and deleted at the end
    /// @param instanceId of the instance
    public static BareGuests like(String libvirt, Path directory, String instanceId) throws IOException {
        String model = Programs.run(LIMIT, List.of("virsh", "-c", libvirt, "dumpxml", "--inactive", instanceId));
        JsonNode disk = JsonMapper.builder()
                .build()
                .readTree(Programs.run(
                        LIMIT, List.of("qemu-img", "info", "--output=json", "-U", GuestXml.rootDisk(model))));
        String base = disk.path("full-backing-filename").asString("");
        if (base.isEmpty()) {
            throw new IOException("instance " + instanceId + " has no backing image (expected: provisioning OVERLAY)");
        }
        Files.createDirectories(directory);
        // The instance may go: nothing of it is used but the image below its disk.
        Path seed = directory.resolve("seed.iso");
        Files.copy(Path.of(GuestXml.seed(model)), seed, StandardCopyOption.REPLACE_EXISTING);
        Path description = directory.resolve("guest.xml");
        Files.writeString(
                description,
                GuestXml.of(
                        model,
                        new GuestXml.Identity(
                                NAME,
                                UUID.randomUUID(),
                                MAC,
                                directory.resolve("disk.qcow2").toString(),
                                seed.toString(),
                                directory.resolve("console.log").toString(),
                                ADDRESS)));
        return new BareGuests(
                libvirt, directory, description, base, disk.path("virtual-size").asString("0"));
    }

    /// Makes and starts it; answers how long that took, in nanoseconds.
    public long create() throws IOException {
        long began = System.nanoTime();
        Programs.run(
                LIMIT,
                List.of(
                        "qemu-img",
                        "create",
                        "-q",
                        "-f",
                        "qcow2",
                        "-F",
                        "qcow2",
                        "-b",
                        base,
                        disk().toString(),
                        sizeBytes));
        virsh("define", description.toString());
        virsh("start", NAME);
        return System.nanoTime() - began;
    }

    /// Ends and removes it; answers how long that took, in nanoseconds.
    public long delete() throws IOException {
        long began = System.nanoTime();
        virsh("destroy", NAME);
        virsh("undefine", NAME);
        Files.delete(disk());
        return System.nanoTime() - began;
    }

    /// Leaves nothing behind, wherever it was interrupted.
    @Override
    public void close() throws IOException {
        cleanUp.now();
    }

    private void deleteAll() throws IOException {
        for (String verb : List.of("destroy", "undefine")) {
            try {
                Programs.runEvenAtExit(LIMIT, virshCommand(verb, NAME));
            } catch (IOException notThere) {
                // The usual case: each guest was deleted after its round.
                continue;
            }
        }
        for (String file : List.of("disk.qcow2", "guest.xml", "seed.iso", "console.log")) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.deleteIfExists(directory);
    }

    private Path disk() {
        return directory.resolve("disk.qcow2");
    }

    private void virsh(String verb, String what) throws IOException {
        Programs.run(LIMIT, virshCommand(verb, what));
    }

    private List<String> virshCommand(String verb, String what) {
        return List.of("virsh", "-q", "-c", libvirt, verb, what);
    }
}
