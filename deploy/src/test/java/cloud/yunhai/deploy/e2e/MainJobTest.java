package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.common.model.instance.InstanceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A tenant creates a cloud host and it runs: a real guest on a real hypervisor, with the platform's address.
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
class MainJobTest {
    /// A guest boots in some seconds on an idle machine, and in a minute or more on a busy one.
    private static final Duration BOOT = Duration.ofMinutes(5);

    /// The platform follows libvirt's events: what ends shows at once, however busy the machine is otherwise.
    private static final Duration SEEN = Duration.ofSeconds(1);

    private final Yunhai yunhai;

    MainJobTest(Yunhai yunhai) {
        this.yunhai = yunhai;
    }

    @Test
    void overlayInstanceRunsWithItsAddressAndLeavesNothingWhenDeleted() throws Exception {
        JsonNode instance = create("e2e-overlay");
        String id = instance.path("id").asString();
        String address = instance.path("nics").path(0).path("address").asString();
        assertThat(instance.path("state").asString()).isEqualToIgnoringCase("running");
        assertThat(address).startsWith("10.61.0.");

        assertThat(readyLine(id)).contains("ip=" + address).contains("host=e2e-overlay");
        assertThat(yunhai.inHost("virsh", "list", "--name")).contains(id);
        assertThat(qemuImgInfo(instance)).contains("backing file:");
        assertThat(sshBanner(address)).startsWith("SSH-2.0");

        yunhai.run("instance", "delete", id, "--wait").succeeded();
        assertNothingLeft(instance);
    }

    @Test
    void fullCopyHasNoBackingFile() throws Exception {
        JsonNode instance = create("e2e-copy", "--provisioning", "full-copy");

        assertThat(qemuImgInfo(instance)).doesNotContain("backing file:");
        assertThat(readyLine(instance.path("id").asString())).contains("host=e2e-copy");

        yunhai.run("instance", "delete", instance.path("id").asString(), "--wait")
                .succeeded();
        assertNothingLeft(instance);
    }

    @Test
    void instanceObeysItsCommandsAndForbiddenOrdersAreConflicts() {
        JsonNode instance = create("e2e-life");
        String id = instance.path("id").asString();
        readyLine(id);

        assertThat(yunhai.run("instance", "start", id, "--wait").status())
                .as("start of a running instance")
                .isEqualTo(4);
        yunhai.run("instance", "suspend", id, "--wait").succeeded();
        assertThat(state(id)).isEqualTo("paused");
        assertThat(yunhai.run("instance", "reboot", id).status())
                .as("reboot of a paused instance")
                .isEqualTo(4);
        yunhai.run("instance", "resume", id, "--wait").succeeded();
        yunhai.run("instance", "reboot", id, "--wait").succeeded();
        await().atMost(BOOT).until(() -> boots(id) >= 2);
        yunhai.run("instance", "stop", id, "--wait").succeeded();
        assertThat(state(id)).isEqualTo("stopped");
        yunhai.run("instance", "start", id, "--wait").succeeded();
        await().atMost(BOOT).until(() -> boots(id) >= 3);
        yunhai.run("instance", "force-stop", id, "--wait").succeeded();
        assertThat(state(id)).isEqualTo("stopped");
        yunhai.run("instance", "delete", id, "--wait").succeeded();
    }

    @Test
    void destroyBehindThePlatformsBackIsSeen() throws Exception {
        JsonNode instance = create("e2e-behind");
        String id = instance.path("id").asString();

        assertThat(timeToSeeItsEnd(id, "virsh", "destroy", id)).isLessThan(SEEN);
        yunhai.run("instance", "start", id, "--wait").succeeded();
        yunhai.run("instance", "delete", id, "--wait").succeeded();
    }

    @Test
    void guestThatPowersOffIsSeen() throws Exception {
        JsonNode instance = create("e2e-power-off");
        String id = instance.path("id").asString();
        readyLine(id);

        // The guest hears the button and powers off by itself; nobody told the platform.
        assertThat(timeToSeeItsEnd(id, "virsh", "shutdown", id)).isLessThan(SEEN);

        assertThat(yunhai.json("instance", "show", id).path("state_reason").asString())
                .isEqualTo("the guest powered off");
        yunhai.run("instance", "delete", id, "--wait").succeeded();
    }

    /// From the end of the instance's qemu, as the machine sees it, to the moment when the API says STOPPED.
    private Duration timeToSeeItsEnd(String id, String... command) throws Exception {
        Path qemu = Qemus.of(id);
        CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
            await().atMost(BOOT).pollInterval(Duration.ofMillis(5)).until(() -> Files.notExists(qemu));
            return System.nanoTime();
        });
        try (YunhaiClient api = yunhai.operator()) {
            CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> {
                await().atMost(BOOT)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> api.instances().get(id).state == InstanceState.STOPPED);
                return System.nanoTime();
            });
            yunhai.inHost(command);
            return Duration.ofNanos(seen.get() - ended.get());
        }
    }

    private JsonNode create(String name, String... more) {
        Stream<String> words = Stream.concat(
                Stream.of(
                        "instance",
                        "create",
                        "--name",
                        name,
                        "--image",
                        "tiny",
                        "--flavor",
                        "small",
                        "--cluster",
                        "default",
                        "--wait"),
                Stream.of(more));
        return yunhai.json(words.toArray(String[]::new)).path("instance");
    }

    private String state(String id) {
        return yunhai.json("instance", "show", id).path("state").asString().toLowerCase(java.util.Locale.ROOT);
    }

    private String console(String id) {
        return yunhai.run("instance", "console-log", id).succeeded().out();
    }

    private String readyLine(String id) {
        return await().atMost(BOOT)
                .until(
                        () -> console(id)
                                .lines()
                                .filter(line -> line.contains("YUNHAI-READY"))
                                .findFirst()
                                .orElse(""),
                        line -> !line.isEmpty());
    }

    private long boots(String id) {
        return console(id).lines().filter(line -> line.contains("YUNHAI-READY")).count();
    }

    private String qemuImgInfo(JsonNode instance) throws Exception {
        Process process = new ProcessBuilder(
                        "qemu-img", "info", "-U", volumeFile(instance).toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private Path volumeFile(JsonNode instance) {
        return yunhai.home()
                .resolve("hosts/host-1/volumes")
                .resolve(instance.path("root_volume_id").asString() + ".qcow2");
    }

    private String sshBanner(String address) {
        return await().atMost(BOOT)
                .until(
                        () -> yunhai.tryInHost(
                                        "timeout",
                                        "5",
                                        "bash",
                                        "-c",
                                        "exec 3<>/dev/tcp/" + address + "/22; head -c 7 <&3")
                                .out(),
                        banner -> !banner.isEmpty());
    }

    /// What outlives an instance on purpose: qemu's log, and the newest fencing number seen for it, by which a
    /// late owner of an ended saga is refused.
    private static boolean isRecord(Path file) {
        String path = file.toString();
        return path.contains("/log/") || path.contains("/fences/") || path.contains("/vm-controller/vms/");
    }

    private void assertNothingLeft(JsonNode instance) throws Exception {
        String id = instance.path("id").asString();
        String mac = instance.path("nics").path(0).path("mac").asString();
        String nic = instance.path("nics").path(0).path("id").asString();
        assertThat(yunhai.inHost("virsh", "list", "--all", "--name")).doesNotContain(id);
        assertThat(yunhai.inHost("virsh", "nwfilter-list")).doesNotContain(nic);
        assertThat(volumeFile(instance)).doesNotExist();
        try (Stream<Path> files = Files.walk(yunhai.home().resolve("hosts/host-1"))) {
            assertThat(files.filter(file -> file.toString().contains(id)).filter(file -> !isRecord(file)))
                    .isEmpty();
        }
        try (Stream<Path> files = Files.walk(yunhai.home().resolve("hosts/host-1/dhcp"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(mac);
            }
        }
        yunhai.run("check").succeeded();
    }
}
