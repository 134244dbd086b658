package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.echo.TParcel;
import cloud.yunhai.common.testing.TipCloud;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a caller does when processes are away, die, hang or talk nonsense.
class CallingFaultsTest {
    private final TipCloud cloud = new TipCloud();
    private final EchoHandler handler = new EchoHandler();
    private final TipRuntime caller = cloud.caller("test-caller", "h0");

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aProcessThatIsAwayIsUnavailableAndNothingWasSent() throws IOException {
        HostPort nobody;
        try (ServerSocket gone = new ServerSocket(0)) {
            nobody = new HostPort("127.0.0.1", gone.getLocalPort());
        }
        cloud.discovery().put("echo", "h1", nobody);
        Echo.Iface echo = caller.client(Echo.Iface.class, "echo");

        assertThatThrownBy(() -> within(500, () -> echo.onceWord("x")))
                .satisfies(code(ErrorCode.CONNECT_FAILED, ErrorCode.TARGET_DOWN));
    }

    @Test
    void aCallWhoseConnectionDiesIsRepeatedIfTheIdlAllowsItAndElseUnknown() throws IOException {
        try (FakeProcess dying = new FakeProcess(Socket::close)) {
            cloud.discovery().put("echo", "h1", dying.address());
            Echo.Iface echo = caller.client(Echo.Iface.class, "echo");

            assertThatThrownBy(() -> within(2_000, () -> echo.onceWord("x")))
                    .satisfies(code(ErrorCode.UNKNOWN_OUTCOME));
            assertThat(dying.requests).hasValue(1);

            assertThatThrownBy(() -> within(2_000, () -> echo.ensureWord("x")))
                    .satisfies(code(ErrorCode.UNKNOWN_OUTCOME));
            assertThat(dying.requests.get()).isGreaterThan(2);

            assertThatThrownBy(() -> within(2_000, () -> echo.readWord("x")))
                    .satisfies(code(ErrorCode.CONNECTION_LOST, ErrorCode.TARGET_DOWN));
        }
    }

    @Test
    void aSilentProcessCostsTheDeadlineAndNoMore() throws IOException {
        try (FakeProcess silent = new FakeProcess(socket -> {})) {
            cloud.discovery().put("echo", "h1", silent.address());
            Echo.Iface echo = caller.client(Echo.Iface.class, "echo");
            long started = System.nanoTime();

            assertThatThrownBy(() -> within(200, () -> echo.readWord("x"))).satisfies(code(ErrorCode.DEADLINE));
            assertThatThrownBy(() -> within(200, () -> echo.ensureWord("x")))
                    .satisfies(code(ErrorCode.UNKNOWN_OUTCOME));

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            assertThat(silent.requests).hasValue(2);
        }
    }

    @Test
    void aLateAnswerIsNeverTakenForTheNextCalls() {
        CountDownLatch release = new CountDownLatch(1);
        handler.onWord = word -> word.equals("late") ? awaited(release) : word;
        Echo.Iface echo = serveEcho();

        assertThatThrownBy(() -> within(150, () -> echo.readWord("late"))).satisfies(code(ErrorCode.DEADLINE));
        release.countDown();

        for (int i = 0; i < 50; i++) {
            String word = "w" + i;
            assertThat(Tip.call(() -> echo.readWord(word))).isEqualTo(word);
        }
    }

    @Test
    void anAnswerThatIsNonsenseIsAProtocolFailureAndEndsTheConnection() throws IOException {
        for (byte[] nonsense :
                List.of(new byte[] {0, 0, 0, 4, 'X', 1, 0, 0}, new byte[] {0, 0, 0, 5, 'T', 1, 0, 1, 2}, new byte[] {
                    0, 0, 0, 3, 'T', 1, 0
                })) {
            try (FakeProcess odd =
                    new FakeProcess(socket -> socket.getOutputStream().write(nonsense))) {
                cloud.discovery().put("echo", "h1", odd.address());
                Echo.Iface echo = caller.client(Echo.Iface.class, "echo");

                assertThatThrownBy(() -> within(2_000, () -> echo.ensureWord("x")))
                        .satisfies(code(ErrorCode.PROTOCOL));
                assertThat(odd.requests).hasValue(1);
                cloud.discovery().remove("echo", "h1", odd.address());
            }
        }
    }

    @Test
    void anEndlessAnswerEndsWithTheDeadline() throws IOException {
        try (FakeProcess dripping = new FakeProcess(socket -> {
            socket.getOutputStream().write(new byte[] {0, 0x10, 0, 0});
            while (true) {
                socket.getOutputStream().write(0);
                Thread.onSpinWait();
            }
        })) {
            cloud.discovery().put("echo", "h1", dripping.address());
            Echo.Iface echo = caller.client(Echo.Iface.class, "echo");

            assertThatThrownBy(() -> within(150, () -> echo.readWord("x")))
                    .satisfies(code(ErrorCode.DEADLINE, ErrorCode.PROTOCOL));
        }
    }

    @Test
    void aRestartedProcessIsFoundAgainWithoutAnUnknownOutcome() throws Exception {
        TipRuntime first = cloud.serve("echo", "h1", tip -> tip.serve("Echo", Echo.Iface.class, handler));
        Echo.Iface echo = caller.client(Echo.Iface.class, "echo", "h1");
        assertThat(Tip.call(() -> echo.onceWord("x"))).isEqualTo("x!");
        int port = first.address().port();

        cloud.stop(first);
        CompletableFuture<String> meanwhile = Async.supply(() -> Tip.call(() -> echo.onceWord("y")));
        TipSettings same = TipCloud.settings("echo", "h1");
        cloud.serve(
                new TipSettings(
                        "echo",
                        List.of("h1"),
                        new HostPort("127.0.0.1", port),
                        null,
                        List.of(),
                        same.security(),
                        "2",
                        same.limits()),
                tip -> tip.serve("Echo", Echo.Iface.class, handler));

        assertThat(meanwhile.get()).isEqualTo("y!");
        assertThat(Tip.call(() -> echo.onceWord("z"))).isEqualTo("z!");
    }

    @Test
    void callsGoToAnotherProcessWhenOneIsAway() throws IOException {
        handler.onWord = word -> "h1";
        serveEcho();
        EchoHandler other = new EchoHandler();
        other.onWord = word -> "h2";
        TipRuntime second = cloud.serve("echo", "h2", tip -> tip.serve("Echo", Echo.Iface.class, other));
        Echo.Iface echo = caller.client(Echo.Iface.class, "echo");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(Tip.call(() -> echo.onceWord("x")));
        }
        assertThat(answers).contains("h1", "h2");

        // It dies without leaving the registry.
        HostPort address = second.address();
        second.close();
        cloud.discovery().put("echo", "h2", address);
        for (int i = 0; i < 60; i++) {
            assertThat(Tip.call(() -> echo.onceWord("x"))).isEqualTo("h1");
        }
    }

    @Test
    void oneHungHostBlocksNoCallToOthers() throws IOException {
        serveEcho();
        try (FakeProcess hung = new FakeProcess(socket -> {})) {
            cloud.discovery().put("echo", "h9", hung.address());
            Echo.Iface stuck = caller.client(Echo.Iface.class, "echo", "h9");
            Echo.Iface well = caller.client(Echo.Iface.class, "echo", "h1");
            int perTarget = TipLimits.Calling.defaults().perTarget();
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < perTarget + 50; i++) {
                waiting.add(Async.run(() -> within(3_000, () -> stuck.readWord("x"))));
            }
            await().until(() -> hung.requests.get() == perTarget);

            long started = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                assertThat(Tip.call(() -> well.readWord("x"))).isEqualTo("x!");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            assertThat(hung.requests).hasValue(perTarget);
            assertThat(waiting).anyMatch(call -> !call.isDone());
            assertThat(waiting)
                    .allSatisfy(call -> assertThatThrownBy(call::join)
                            .cause()
                            .satisfies(code(ErrorCode.DEADLINE, ErrorCode.TARGET_FULL, ErrorCode.TARGET_DOWN)));

            // The breaker is open: the next call fails at once.
            assertThatThrownBy(() -> within(20, () -> stuck.readWord("x")))
                    .satisfies(code(ErrorCode.TARGET_DOWN, ErrorCode.DEADLINE));
        }
    }

    @Test
    void aRequestOverTheLimitIsNotSent() {
        Echo.Iface echo = serveEcho();
        TParcel large = new TParcel("box", 1, Map.of(), List.of()).setContent(new byte[17 << 20]);

        assertThatThrownBy(() -> echo.echo(large)).satisfies(code(ErrorCode.MESSAGE_TOO_LARGE));
        assertThat(handler.calls).hasValue(0);
        assertThat(Tip.call(() -> echo.readWord("x"))).isEqualTo("x!");
    }

    @Test
    void aSpentDeadlineSendsNothing() {
        Echo.Iface echo = serveEcho();

        assertThatThrownBy(() -> within(0, () -> echo.onceWord("x"))).satisfies(code(ErrorCode.DEADLINE));
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void anInterruptedCallerIsSetFree() {
        CountDownLatch release = new CountDownLatch(1);
        handler.onWord = word -> awaited(release);
        Echo.Iface echo = serveEcho();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread calling = Thread.ofPlatform().start(() -> {
            try {
                echo.onceWord("x");
            } catch (Exception ended) {
                failure.complete(ended);
            }
        });
        await().until(() -> handler.calls.get() == 1);

        calling.interrupt();

        assertThat(failure.join()).satisfies(code(ErrorCode.UNKNOWN_OUTCOME));
        release.countDown();
    }

    @Test
    void manyCallersShareTheConnectionsAndEachGetsItsOwnAnswer() {
        Echo.Iface echo = serveEcho();
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String mine = "caller " + i;
            callers.add(Async.run(() -> {
                for (int call = 0; call < 100; call++) {
                    String word = mine + " call " + call;
                    assertThat(Tip.call(() -> echo.readWord(word))).isEqualTo(word + "!");
                }
            }));
        }
        callers.forEach(CompletableFuture::join);
        assertThat(handler.calls).hasValue(4_000);
    }

    private Echo.Iface serveEcho() {
        cloud.serve("echo", "h1", tip -> tip.serve("Echo", Echo.Iface.class, handler));
        return caller.client(Echo.Iface.class, "echo");
    }

    private static void within(long millis, Tip.Action call) {
        CallContext.with().deadline(Duration.ofMillis(millis)).run(() -> Tip.run(call));
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return "released";
    }

    private static Consumer<Throwable> code(ErrorCode... codes) {
        return failure -> {
            assertThat(failure).isInstanceOf(CloudException.class);
            if (failure instanceof CloudException cloudFailure) {
                assertThat(cloudFailure.code()).as(String.valueOf(failure)).isIn((Object[]) codes);
            }
        };
    }
}
