package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.deploy.e2e.Yunhai.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What a host is made of breaks: whoever asked is told why, nothing is held, and the platform goes on when it is
/// mended.
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
class FaultsTest {
    private static final Duration MENDED = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP = Duration.ofMinutes(4);
    private static final int FAILED = 1;
    private static final int NO_CAPACITY = 5;
    private static final String REAL = "default";
    private static final String SIMULATED = "simulated";

    private final Yunhai yunhai;
    private final Path host;

    FaultsTest(Yunhai yunhai) {
        this.yunhai = yunhai;
        this.host = yunhai.home().resolve("hosts/host-1");
    }

    @AfterEach
    void nothingIsHeldAndThePlatformGoesOn() {
        JsonNode instance = create("fault-after", REAL).succeeded().json().path("instance");
        assertThat(instance.path("state").asString()).isEqualToIgnoringCase("running");
        yunhai.run("instance", "delete", "fault-after", "--wait").succeeded();
        yunhai.run("check").succeeded();
    }

    @Test
    void failingQemuImgUndoesTheCreate() throws IOException {
        yunhai.breakTool("qemu-img");
        try {
            assertUndone(create("fault-qemu-img", REAL), FAILED, "COMMAND_FAILED");
        } finally {
            yunhai.mendTool("qemu-img");
        }
    }

    @Test
    void missingImageFileUndoesTheCreate() throws IOException {
        Path image = image();
        Path aside = image.resolveSibling("aside");
        Files.move(image, aside);
        String instance;
        try {
            instance = assertFailed(
                    create("fault-image-missing", REAL, "--provisioning", "full-copy"), FAILED, "NOT_FOUND");
            assertThat(yunhai.run("check").out()).contains("its file is missing on the host");
        } finally {
            Files.move(aside, image);
        }
        assertNothingHeld(instance);
    }

    @Test
    void damagedImageFileUndoesTheCreate() throws IOException {
        Path image = image();
        Path aside = image.resolveSibling("aside");
        Files.move(image, aside);
        Files.writeString(image, "this is no disk");
        try {
            assertUndone(create("fault-image-damaged", REAL), FAILED, "COMMAND_FAILED");
        } finally {
            Files.move(aside, image, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void fullDiskUndoesTheCreate() throws Exception {
        Path volumes = host.resolve("volumes");
        Yunhai.tool("mount", "-t", "tmpfs", "-o", "size=64k,mode=711", "tmpfs", volumes.toString());
        try {
            assertUndone(create("fault-disk-full", REAL, "--provisioning", "full-copy"), NO_CAPACITY, "NO_STORAGE");
        } finally {
            Yunhai.tool("umount", volumes.toString());
        }
    }

    /// To undo on a host needs its libvirtd as well: the operation unwinds, and has failed when libvirtd is back.
    @Test
    void libvirtdThatIsDownUndoesTheCreateAsSoonAsItIsBack() {
        String operation;
        yunhai.inHost("mount", "--bind", "/bin/false", "/usr/sbin/libvirtd");
        try {
            yunhai.inHost("bash", "-c", "kill -KILL $(cat /run/libvirt/libvirtd.pid)");
            operation = yunhai.json(
                            "instance",
                            "create",
                            "--name",
                            "fault-libvirtd",
                            "--image",
                            "tiny",
                            "--flavor",
                            "small",
                            "--cluster",
                            REAL)
                    .path("operation")
                    .path("id")
                    .asString();
            await().atMost(GIVEN_UP).until(() -> state(operation).equals("UNWINDING"));
        } finally {
            yunhai.inHost("umount", "/usr/sbin/libvirtd");
        }
        await().atMost(MENDED).until(() -> state(operation).equals("FAILED"));
        assertThat(yunhai.json("operation", "show", operation)
                        .path("error_code")
                        .asString())
                .isEqualToIgnoringCase("HYPERVISOR_UNAVAILABLE");
        yunhai.run("check").succeeded();
        yunhai.run("instance", "delete", "fault-libvirtd", "--wait").succeeded();
    }

    private String state(String operation) {
        return yunhai.json("operation", "show", operation)
                .path("state")
                .asString()
                .toUpperCase(Locale.ROOT);
    }

    @Test
    void killedDhcpServerComesBackWithAllThatWasReserved() {
        JsonNode instance = create("fault-dnsmasq", REAL).succeeded().json().path("instance");
        String mac = instance.path("nics").path(0).path("mac").asString();
        String killed = dnsmasq();
        ProcessHandle.of(Long.parseLong(killed)).orElseThrow().destroyForcibly();

        await().atMost(MENDED).until(() -> !dnsmasq().isEmpty() && !dnsmasq().equals(killed));

        assertThat(yunhai.inHost("bash", "-c", "cat " + host.resolve("dhcp") + "/*host*"))
                .contains(mac);
        yunhai.run("check").succeeded();
        yunhai.run("instance", "delete", "fault-dnsmasq", "--wait").succeeded();
    }

    @Test
    void noHostWithRoomIsToldWithReasons() {
        yunhai.run(
                        "flavor",
                        "create",
                        "--name",
                        "fault-huge",
                        "--vcpus",
                        "64",
                        "--memory-mib",
                        "1048576",
                        "--root-gib",
                        "1")
                .succeeded();
        try {
            Result refused = yunhai.run(
                    "instance",
                    "create",
                    "--name",
                    "fault-capacity",
                    "--image",
                    "tiny",
                    "--flavor",
                    "fault-huge",
                    "--wait",
                    "-o",
                    "json");
            assertUndone(refused, NO_CAPACITY, "NO_HOST_FITS");
        } finally {
            yunhai.run("flavor", "delete", "fault-huge").succeeded();
        }
    }

    @Test
    void usedUpSubnetIsTold() {
        yunhai.run(
                        "subnet",
                        "create",
                        "--name",
                        "fault-narrow",
                        "--cluster",
                        SIMULATED,
                        "--cidr",
                        "10.201.0.0/29",
                        "--range-first",
                        "10.201.0.2",
                        "--range-last",
                        "10.201.0.2")
                .succeeded();
        create("fault-first", SIMULATED, "--subnet", "fault-narrow").succeeded();

        assertUndone(create("fault-second", SIMULATED, "--subnet", "fault-narrow"), NO_CAPACITY, "NO_ADDRESS");

        yunhai.run("instance", "delete", "fault-first", "--wait").succeeded();
        yunhai.run("subnet", "delete", "fault-narrow").succeeded();
    }

    private Result create(String name, String cluster, String... more) {
        String[] words = {
            "instance",
            "create",
            "--name",
            name,
            "--image",
            "tiny",
            "--flavor",
            "small",
            "--cluster",
            cluster,
            "--wait",
            "-o",
            "json"
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return yunhai.run(all);
    }

    /// The operation failed and says why, so does the instance; what it took has been returned.
    private void assertUndone(Result create, int status, String code) {
        assertNothingHeld(assertFailed(create, status, code));
    }

    private String assertFailed(Result create, int status, String code) {
        assertThat(create.status()).as("%s%n%s", create.out(), create.err()).isEqualTo(status);
        JsonNode operation = create.json().path("operation");
        assertThat(operation.path("state").asString()).isEqualToIgnoringCase("failed");
        assertThat(operation.path("error_code").asString().toUpperCase(Locale.ROOT))
                .contains(code);
        assertThat(operation.path("error").asString()).isNotBlank();
        String id = create.json().path("instance").path("id").asString();
        JsonNode instance = yunhai.json("instance", "show", id);
        assertThat(instance.path("state").asString()).isEqualToIgnoringCase("failed");
        assertThat(instance.path("state_reason").asString()).isNotBlank();
        return id;
    }

    private void assertNothingHeld(String instance) {
        yunhai.run("check").succeeded();
        yunhai.run("instance", "delete", instance, "--wait").succeeded();
    }

    private Path image() {
        JsonNode images = yunhai.json("image", "list", "--name", "tiny").path("items");
        return host.resolve("images").resolve(images.path(0).path("id").asString() + ".qcow2");
    }

    private String dnsmasq() {
        return yunhai.tryInHost("bash", "-c", "cat " + host.resolve("dhcp") + "/*.pid")
                .out()
                .strip();
    }
}
