package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import cloud.yunhai.dhcpcontroller.core.DhcpSubnet;
import cloud.yunhai.dhcpcontroller.core.DnsmasqFiles;
import cloud.yunhai.dhcpcontroller.core.Reservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real dnsmasq asked by a real DHCP client, in namespaces of their own.
@Tag("dnsmasq")
class DnsmasqDhcpServerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String FIRST_MAC = "02:00:00:00:00:01";
    private static final String SECOND_MAC = "02:00:00:00:00:02";

    private final SubnetId subnetId = SubnetId.next();
    private final DhcpSubnet subnet = new DhcpSubnet(
            subnetId, "10.77.0.0/24", "10.77.0.10", "10.77.0.250", "10.77.0.1", List.of("10.77.0.1", "9.9.9.9"));

    private final Path directory;
    private final TestNetwork network;
    private @Nullable DnsmasqDhcpServer server;

    DnsmasqDhcpServerTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        // dnsmasq reads its files as an unprivileged user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        this.network = new TestNetwork(directory);
    }

    @BeforeEach
    void start() {
        server = open("dnsmasq");
    }

    @AfterEach
    void stop() throws IOException {
        server().close();
        network.close();
    }

    private DnsmasqDhcpServer open(String program) {
        DnsmasqFiles.Place place = new DnsmasqFiles.Place(
                TestNetwork.BRIDGE, directory.resolve("dhcp"), "dnsmasq", Duration.ofMinutes(10));
        return DnsmasqDhcpServer.open(
                new DnsmasqSettings(place, network.prefix(), program, "dhcp_release", Duration.ofSeconds(5)));
    }

    private DnsmasqDhcpServer server() {
        assertThat(server).isNotNull();
        return server;
    }

    private Reservation reservation(String mac, int last, String name) {
        return new Reservation(mac, "10.77.0." + last, name, subnetId);
    }

    private void serve(Reservation... reservations) {
        server().change(plan -> plan.with(List.of(subnet)));
        for (Reservation reservation : reservations) {
            server().change(plan -> plan.with(reservation));
        }
    }

    private long process() {
        try (var all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.info()
                            .commandLine()
                            .map(line -> line.startsWith("dnsmasq") || line.contains("/dnsmasq"))
                            .orElse(false))
                    .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                    .mapToLong(ProcessHandle::pid)
                    .findFirst()
                    .orElse(-1);
        }
    }

    @Test
    void guestGetsItsAddressAsSoonAsTheCallHasReturnedAndAStrangerNothing() throws IOException {
        serve(reservation(FIRST_MAC, 11, "web-1"));

        assertThat(network.ask(FIRST_MAC, 1))
                .containsEntry("ip", "10.77.0.11")
                .containsEntry("router", "10.77.0.1")
                .containsEntry("dns", "10.77.0.1 9.9.9.9")
                .containsEntry("hostname", "web-1")
                .containsEntry("subnet", "255.255.255.0")
                .containsEntry("lease", "600");
        assertThat(network.ask(SECOND_MAC, 2)).isEmpty();
    }

    @Test
    void addressServesItsNextHolderAtOnce() throws IOException {
        serve(reservation(FIRST_MAC, 11, "web-1"));
        assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.11");

        server().change(plan -> plan.without(FIRST_MAC));
        server().change(plan -> plan.with(reservation(SECOND_MAC, 11, "web-2")));

        assertThat(network.ask(SECOND_MAC, 1)).containsEntry("ip", "10.77.0.11").containsEntry("hostname", "web-2");
        assertThat(network.ask(FIRST_MAC, 2)).isEmpty();
    }

    @Test
    void guestWhoseReservationMovesGetsTheNewAddress() throws IOException {
        serve(reservation(FIRST_MAC, 11, "web-1"));
        assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.11");

        server().change(plan -> plan.with(reservation(FIRST_MAC, 12, "web-1")));

        assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.12");
    }

    @Test
    void subnetWithoutAnAddressOnTheInterfaceIsServedToo() throws IOException {
        SubnetId otherId = SubnetId.next();
        DhcpSubnet other = new DhcpSubnet(otherId, "10.88.0.0/16", "10.88.0.10", "10.88.9.250", "10.88.0.1", List.of());
        serve(reservation(FIRST_MAC, 11, "web-1"));
        server().change(plan -> plan.with(List.of(other)));
        server().change(plan -> plan.with(new Reservation(SECOND_MAC, "10.88.3.4", "web-1", otherId)));

        assertThat(network.ask(SECOND_MAC, 1))
                .containsEntry("ip", "10.88.3.4")
                .containsEntry("router", "10.88.0.1")
                .containsEntry("subnet", "255.255.0.0")
                .doesNotContainKey("dns");
        assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.11");

        server().change(plan ->
                plan.without(SECOND_MAC).with(new Reservation("02:00:00:00:00:03", "10.88.3.4", "web-3", otherId)));
        assertThat(network.ask("02:00:00:00:00:03", 1)).containsEntry("ip", "10.88.3.4");
    }

    @Test
    void killedServerIsBackAtOnceWithEverything() throws IOException {
        serve(reservation(FIRST_MAC, 11, "web-1"));
        long before = process();
        assertThat(before).isPositive();

        assertThat(ProcessHandle.of(before).orElseThrow().destroyForcibly()).isTrue();

        await().atMost(SOON).until(() -> process() > 0 && process() != before && server().running());
        assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.11");
    }

    @Test
    void controllerThatDiedIsFollowedByOneThatServesTheSame() throws IOException {
        serve(reservation(FIRST_MAC, 11, "web-1"));
        long before = process();
        // What a controller keeps is kept behind the answer; the next change comes after it.
        server().change(plan -> plan.with(reservation(FIRST_MAC, 11, "web-1")));
        server().change(plan -> plan.with(reservation(FIRST_MAC, 11, "web-1")));

        DnsmasqDhcpServer next = open("dnsmasq");
        try {
            await().atMost(SOON).until(next::running);

            assertThat(next.plan().reservation(FIRST_MAC)).isEqualTo(reservation(FIRST_MAC, 11, "web-1"));
            assertThat(ProcessHandle.of(before)).isEmpty();
            assertThat(network.ask(FIRST_MAC, 1)).containsEntry("ip", "10.77.0.11");
        } finally {
            next.close();
        }
    }

    @Test
    void manyChangesAtOnceAreAllInForce() throws Exception {
        serve();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 10; i < 210; i++) {
            Reservation wanted = reservation("02:00:00:00:01:%02x".formatted(i), i, "web-" + i);
            calls.add(() -> {
                server().change(plan -> plan.with(wanted));
                return Files.readString(directory.resolve("dhcp/hosts"))
                        .contains(wanted.mac() + "," + wanted.address() + ",");
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(network.ask("02:00:00:00:01:0a", 1)).containsEntry("ip", "10.77.0.10");
        assertThat(server().plan().reservations()).hasSize(200);
    }

    /// The figure itself is printed; the bound only catches a way that waits for something.
    @Test
    void reservationCostsMilliseconds() {
        serve();
        for (int size : new int[] {50, 200}) {
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Reservation wanted = reservation("02:00:00:00:02:%02x".formatted(i), 10 + i, "web-" + i);
                long before = System.nanoTime();
                server().change(plan -> plan.with(wanted));
                micros.add((System.nanoTime() - before) / 1000);
            }
            micros.sort(null);
            System.out.printf(
                    "reservation by dnsmasq: median %d us, 90%% %d us%n",
                    micros.get(size / 2), micros.get(size * 9 / 10));
            assertThat(micros.get(size / 2)).isLessThan(200_000);
            server().change(plan -> DhcpPlan.of(List.of(subnet), List.of()));
        }
    }

    @Test
    void refusedChangeChangesNothing() {
        serve(reservation(FIRST_MAC, 11, "web-1"));

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() ->
                        server().change(plan -> plan.with(new Reservation(SECOND_MAC, "10.99.0.1", "web-2", subnetId))))
                .withMessageContaining("address: 10.99.0.1 (expected: an address in 10.77.0.0/24)");

        assertThat(server().plan().reservations()).containsExactly(reservation(FIRST_MAC, 11, "web-1"));
    }

    @Test
    void missingProgramIsToldAndNotTakenForServing() throws IOException {
        server().close();
        DnsmasqDhcpServer broken = open("no-such-program");
        try {
            assertThatExceptionOfType(CloudException.class)
                    .isThrownBy(() -> broken.change(plan -> plan.with(List.of(subnet))))
                    .extracting(CloudException::code)
                    .isIn(ErrorCode.COMMAND_FAILED, ErrorCode.UNAVAILABLE);
            assertThat(broken.running()).isFalse();
        } finally {
            broken.close();
        }
    }

    @Test
    void emptyPlanNeedsNoServer() {
        server().change(plan -> DhcpPlan.empty());

        assertThat(server().running()).isTrue();
        assertThat(process()).isEqualTo(-1);
    }
}
