package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.echo.TSeen;
import cloud.yunhai.common.testing.TestCertificates;
import cloud.yunhai.common.testing.TipCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {
    private final StaticDiscovery discovery = new StaticDiscovery();
    private final EchoHandler handler = new EchoHandler();
    private final List<TipRuntime> processes = new ArrayList<>();

    private final Path folder;
    private final TestCertificates certificates;

    MutualTlsTest(@TempDir Path folder) {
        this.folder = folder;
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void stop() {
        processes.forEach(TipRuntime::close);
    }

    @Test
    void theCallerIsTakenFromItsCertificate() {
        serve(certificates.issue("echo", "h1"), "h1");
        Echo.Iface echo = caller("test-caller", "h7", certificates.issue("test-caller", "h7"), "h1");

        TSeen seen = Tip.call(echo::seen);

        assertThat(seen.getCallerModule()).isEqualTo("test-caller");
        assertThat(seen.getCallerHost()).isEqualTo("h7");
    }

    @Test
    void aHeaderCannotMakeAnotherCallerOfACertificate() {
        serve(certificates.issue("echo", "h1"), "h1");
        Echo.Iface echo = caller("test-caller", "h7", certificates.issue("test-caller", "h7"), "h1");

        TSeen seen = CallContext.with().asHost("h8").call(() -> Tip.call(echo::seen));

        assertThat(seen.getCallerHost()).isEqualTo("h7");
    }

    @Test
    void aProcessOfManyHostsSaysWhichOneAndOnlyWhatItsCertificateCovers() {
        serve(certificates.issue("echo", "h1"), "h1");
        Echo.Iface echo = caller("test-caller", "sim-1", certificates.issue("test-caller", "sim-*"), "h1");

        TSeen covered = CallContext.with().asHost("sim-42").call(() -> Tip.call(echo::seen));
        assertThat(covered.getCallerHost()).isEqualTo("sim-42");
        assertFails(() -> CallContext.with().asHost("h1").call(() -> Tip.call(echo::seen)), ErrorCode.FOREIGN_HOST);
    }

    @Test
    void aModuleBoundToItsHostIsHeldToIt() {
        handler.onWord = host -> {
            CallContext.current().requireOwnHost(host);
            return "ok";
        };
        serve(certificates.issue("echo", "h1"), "h1");
        Echo.Iface bound = caller("bound-caller", "h7", certificates.issue("bound-caller", "h7"), "h1");
        Echo.Iface free = caller("test-caller", "h7", certificates.issue("test-caller", "h7"), "h1");

        assertThat(Tip.call(() -> bound.ensureWord("h7"))).isEqualTo("ok");
        assertFails(() -> bound.ensureWord("h8"), ErrorCode.FOREIGN_HOST);
        assertThat(Tip.call(() -> free.ensureWord("h8"))).isEqualTo("ok");
    }

    @Test
    void aCallerWithAForeignCertificateNeverReachesAHandler() {
        serve(certificates.issue("echo", "h1"), "h1");
        TestCertificates foreign = new TestCertificates(folder.resolve("foreign"));
        Path own = foreign.issue("test-caller", "h7");
        trust(own, certificates.issue("test-caller", "h7"));
        Echo.Iface echo = caller("test-caller", "h7", own, "h1");

        assertThatThrownBy(() -> quickly(() -> echo.readWord("x")))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failure -> assertThat(failure.kind()).isIn(ErrorKind.UNAVAILABLE, ErrorKind.DEADLINE));
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void aProcessWithAForeignCertificateIsNotTrusted() {
        TestCertificates foreign = new TestCertificates(folder.resolve("foreign"));
        serve(foreign.issue("echo", "h1"), "h1");
        Echo.Iface echo = caller("test-caller", "h7", certificates.issue("test-caller", "h7"), "h1");

        assertFails(() -> quickly(() -> echo.onceWord("x")), ErrorCode.CONNECT_FAILED, ErrorCode.TARGET_DOWN);
    }

    @Test
    void anotherModuleOrHostAtTheAddressIsNotTakenForTheOneMeant() {
        TipRuntime process = serve(certificates.issue("echo", "h1"), "h1");
        discovery.put("vm-scheduler", "h1", process.address());
        discovery.put("echo", "h2", process.address());
        TipRuntime caller = runtime("test-caller", "h7", certificates.issue("test-caller", "h7"));

        for (Echo.Iface wrong : List.of(
                caller.client(Echo.Iface.class, "vm-scheduler"), caller.client(Echo.Iface.class, "echo", "h2"))) {
            assertFails(() -> quickly(() -> wrong.onceWord("x")), ErrorCode.WRONG_PEER, ErrorCode.TARGET_DOWN);
        }
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void aPlainOrSilentConnectionToATlsPortIsCutAndOthersGoOn() throws IOException {
        TipRuntime process = serve(certificates.issue("echo", "h1"), "h1");
        Echo.Iface echo = caller("test-caller", "h7", certificates.issue("test-caller", "h7"), "h1");
        try (Socket plain = new Socket("127.0.0.1", process.address().port());
                Socket silent = new Socket("127.0.0.1", process.address().port())) {
            plain.setSoTimeout(10_000);
            silent.setSoTimeout(10_000);
            plain.getOutputStream().write(new byte[] {0, 0, 0, 2, 'T', 1, 0, 0, 0, 0, 0});

            assertThat(Tip.call(() -> echo.readWord("x"))).isEqualTo("x!");
            // An alert may come before the end.
            assertThat(plain.getInputStream().readAllBytes().length).isLessThan(64);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRenewedCertificateServesNewConnectionsWithoutRestart() {
        Path serving = certificates.issue("echo", "h1");
        Path calling = certificates.issue("test-caller", "h7");
        serve(serving, "h1");
        Echo.Iface echo = caller("test-caller", "h7", calling, "h1");
        assertThat(Tip.call(() -> echo.readWord("x"))).isEqualTo("x!");

        TestCertificates next = new TestCertificates(folder.resolve("next"));
        next.renew(serving, "echo", "h1");
        next.renew(calling, "test-caller", "h7");

        // Old and new do not trust each other, so an answer proves that both sides took the new ones up.
        Echo.Iface fresh = caller("test-caller", "h9", next.issue("test-caller", "h9"), "h1");
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            assertThat(Tip.call(() -> fresh.readWord("y"))).isEqualTo("y!");
            assertThat(Tip.call(() -> echo.readWord("z"))).isEqualTo("z!");
        });
    }

    @Test
    void aProcessDoesNotStartWithWrongCertificates() throws IOException {
        Path otherModule = certificates.issue("vm-scheduler", "h1");
        Path otherHost = certificates.issue("echo", "h2");
        Path expired = certificates.issueExpired("echo", "h1");
        Path mixed = certificates.issue("echo", "h1");
        Files.copy(otherHost.resolve("key.pem"), mixed.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);

        for (Path wrong : List.of(otherModule, otherHost, expired, mixed, folder.resolve("absent"))) {
            assertThatThrownBy(() -> serve(wrong, "h1"))
                    .as(wrong.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    private TipRuntime serve(Path directory, String host) {
        TipRuntime process = TipRuntime.builder(settings("echo", host, directory))
                .discovery(discovery)
                .onStop(() -> {})
                .serve("Echo", Echo.Iface.class, handler)
                .start();
        processes.add(process);
        discovery.put("echo", host, process.address());
        return process;
    }

    private Echo.Iface caller(String module, String host, Path directory, String target) {
        return runtime(module, host, directory).client(Echo.Iface.class, "echo", target);
    }

    private TipRuntime runtime(String module, String host, Path directory) {
        TipRuntime process = TipRuntime.builder(
                        settings(module, host, directory).callingOnly())
                .discovery(discovery)
                .start();
        processes.add(process);
        return process;
    }

    private static TipSettings settings(String module, String host, Path directory) {
        TipSettings plain = TipCloud.settings(module, host);
        TipLimits limits = plain.limits();
        TipLimits.Serving serving = limits.serving();
        return new TipSettings(
                module,
                List.of(host),
                plain.listen(),
                null,
                List.of(),
                new TipSecurity.MutualTls(directory),
                "test",
                limits.withServing(new TipLimits.Serving(
                        serving.connections(),
                        serving.readsInProgress(),
                        serving.writesInProgress(),
                        serving.longInProgress(),
                        serving.waiting(),
                        serving.frameTime(),
                        Duration.ofMillis(1_500),
                        serving.drainTime(),
                        serving.stackBytes())));
    }

    /// Makes the first directory believe in the CA of the second.
    private static void trust(Path directory, Path other) {
        try {
            Files.copy(other.resolve("ca.pem"), directory.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void quickly(Tip.Action call) {
        CallContext.with().deadline(Duration.ofMillis(800)).run(() -> Tip.run(call));
    }

    private static void assertFails(ThrowingCallable call, ErrorCode... codes) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failure -> assertThat(failure.code()).isIn((Object[]) codes));
    }
}
