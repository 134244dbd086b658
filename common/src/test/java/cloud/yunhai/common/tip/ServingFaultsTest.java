package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.echo.TParcel;
import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.common.testing.TipCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.thrift.protocol.TMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a process does when its callers misbehave, or are too many.
class ServingFaultsTest {
    private static final Duration FRAME_TIME = Duration.ofMillis(400);

    private final TipCloud cloud = new TipCloud();
    private final EchoHandler handler = new EchoHandler();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void garbageEndsItsConnectionAndNoOther() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        Echo.Iface echo = caller();
        List<byte[]> garbage = List.of(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0, 0, 0, 3, 'X', 1, 0},
                new byte[] {0, 0, 0, 0},
                new byte[] {0, 0, 0, 4, 'T', 1, 0, 0},
                new byte[] {0, 0, 0, 4, 'T', 1, 9, 0},
                new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                new byte[] {0x7f, 0, 0, 0});
        for (byte[] bytes : garbage) {
            try (RawPeer peer = new RawPeer(process.address())) {
                peer.send(bytes);
                assertThat(peer.ended()).as(Arrays.toString(bytes)).isTrue();
            }
            assertThat(Tip.call(() -> echo.readWord("x"))).isEqualTo("x!");
        }
    }

    @Test
    void anotherVersionIsToldSoAndEnded() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        try (RawPeer peer = new RawPeer(process.address())) {
            peer.send((byte) 0, (byte) 0, (byte) 0, (byte) 5, (byte) 'T', (byte) 2, (byte) 0, (byte) 0, (byte) 0);

            assertThat(new String(peer.receive(), StandardCharsets.UTF_8)).contains("TIP version: 2 (expected: 1)");
            assertThat(peer.ended()).isTrue();
        }
    }

    @Test
    void aMessageThatIsNoCallEndsTheConnection() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        for (byte type : new byte[] {2, 3, 4}) {
            byte[] message = Messages.message(new TMessage("Echo:readWord", type, 1), new Echo.readWord_args("x"));
            try (RawPeer peer = new RawPeer(process.address())) {
                peer.send(RawPeer.frame(RawPeer.header(), message));
                assertThat(peer.ended()).isTrue();
            }
        }
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void anUnknownMethodIsAnsweredAndTheConnectionGoesOn() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        try (RawPeer peer = new RawPeer(process.address())) {
            peer.send(RawPeer.frame(RawPeer.header(), Messages.call("Echo:absent", new Echo.readWord_args("x"))));
            assertThat(new String(peer.receive(), StandardCharsets.UTF_8)).contains("no method Echo:absent");

            peer.send(RawPeer.frame(RawPeer.header(), Messages.readWord("x")));
            assertThat(new String(peer.receive(), StandardCharsets.UTF_8)).contains("x!");
        }
    }

    @Test
    void aContainerThatClaimsMoreThanIsThereIsRefused() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        byte[] message =
                Messages.call("Echo:echo", new Echo.echo_args(new TParcel("box", 1, Map.of(), List.of("a", "b"))));
        int list = lastIndexOf(message, (byte) 0x28);
        byte[] bomb = Arrays.copyOf(message, message.length + 8);
        System.arraycopy(
                new byte[] {(byte) 0xf8, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07}, 0, bomb, list, 6);
        try (RawPeer peer = new RawPeer(process.address())) {
            peer.send(RawPeer.frame(RawPeer.header(), bomb));

            assertThat(new String(peer.receive(), StandardCharsets.UTF_8)).contains("cannot be read");
            assertThat(peer.ended()).isTrue();
        }
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void anyChangedMessageIsAnsweredOrEndsItsConnection() throws IOException {
        TipRuntime process = serve(TipLimits.Serving.defaults());
        SeededRandom random = SeededRandom.orElse(99);
        byte[] good = RawPeer.frame(
                RawPeer.header(),
                Messages.call("Echo:echo", new Echo.echo_args(new TParcel("box", 7, Map.of("a", "b"), List.of("c")))));
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
            }
            try (RawPeer peer = new RawPeer(process.address())) {
                peer.send(bad);
                peer.socket.shutdownOutput();
                // Either way something ends this within the time: an answer, then the end.
                assertThat(peer.socket.getInputStream().readAllBytes().length)
                        .as(random.toString())
                        .isLessThan(10_000);
            } catch (java.net.SocketException reset) {
                assertThat(reset.getMessage()).contains("reset");
            }
        }
        assertThat(Tip.call(() -> caller().readWord("x"))).isEqualTo("x!");
        await().until(() -> connections(process) <= 1);
    }

    @Test
    void aSlowPeerIsCutAndASilentOneMayStay() throws IOException {
        TipRuntime process = serve(withFrameTime());
        try (RawPeer silent = new RawPeer(process.address());
                RawPeer slow = new RawPeer(process.address())) {
            byte[] call = RawPeer.frame(RawPeer.header(), Messages.readWord("x"));
            silent.send(call);
            silent.receive();
            slow.send(Arrays.copyOf(call, call.length - 1));

            assertThat(slow.ended()).isTrue();
            // The slow one's time has passed; the idle one was silent just as long and still answers.
            silent.send(call);
            assertThat(new String(silent.receive(), StandardCharsets.UTF_8)).contains("x!");
        }
    }

    @Test
    void aPeerThatTakesNoAnswersIsCut() throws IOException {
        TipRuntime process = serve(withFrameTime());
        byte[] large = new byte[4 << 20];
        byte[] call = RawPeer.frame(
                RawPeer.header(),
                Messages.call(
                        "Echo:echo", new Echo.echo_args(new TParcel("box", 7, Map.of(), List.of()).setContent(large))));
        try (RawPeer greedy = new RawPeer(process.address())) {
            greedy.socket.setReceiveBufferSize(4096);
            CompletableFuture<Void> sending = Async.run(() -> sendUntilCut(greedy, call));

            await().atMost(Duration.ofSeconds(20)).until(() -> sending.isDone() && connections(process) == 0);
        }
    }

    @Test
    void aConnectionOverTheLimitIsClosedAtOnce() throws IOException {
        TipLimits.Serving all = TipLimits.Serving.defaults();
        TipRuntime process = serve(serving(1, all.readsInProgress(), all.waiting(), all.frameTime()));
        byte[] call = RawPeer.frame(RawPeer.header(), Messages.readWord("x"));
        try (RawPeer first = new RawPeer(process.address())) {
            first.send(call);
            first.receive();
            try (RawPeer second = new RawPeer(process.address())) {
                assertThat(second.ended()).isTrue();
            }
            first.send(call);
            assertThat(new String(first.receive(), StandardCharsets.UTF_8)).contains("x!");
        }
    }

    @Test
    void pastTheLimitsACallIsOverloadedAndNeverBegun() {
        CountDownLatch release = new CountDownLatch(1);
        handler.onWord = word -> awaited(release);
        TipRuntime process = serve(serving(100, 1, 1, Duration.ofSeconds(10)));
        Echo.Iface echo = caller();
        List<CompletableFuture<String>> two = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            two.add(Async.supply(() -> Tip.call(() -> echo.readWord("x"))));
        }
        await().until(() -> process.meters()
                        .get("tip.served.waiting")
                        .tag("work", "read")
                        .gauge()
                        .value()
                == 1);

        assertThatThrownBy(() -> quickly(() -> echo.readWord("x"))).satisfies(code(ErrorCode.QUEUE_FULL));
        // Another class of work has its own limit.
        assertThat(handler.calls).hasValue(1);
        release.countDown();
        assertThat(two).allSatisfy(call -> assertThat(call.join()).isEqualTo("released"));
        assertThat(handler.calls).hasValue(2);
    }

    @Test
    void aCallPastItsDeadlineIsNotBegun() {
        CountDownLatch release = new CountDownLatch(1);
        handler.onWord = word -> awaited(release);
        TipRuntime process = serve(serving(100, 1, 10, Duration.ofSeconds(10)));
        Echo.Iface echo = caller();
        CompletableFuture<String> first = Async.supply(() -> Tip.call(() -> echo.readWord("x")));
        await().until(() -> handler.calls.get() == 1);

        assertThatThrownBy(() -> quickly(() -> echo.readWord("late"))).satisfies(code(ErrorCode.DEADLINE));
        release.countDown();
        assertThat(first.join()).isEqualTo("released");
        assertThat(process.drain(Duration.ofSeconds(10))).isTrue();
        assertThat(handler.calls).hasValue(1);
    }

    @Test
    void drainingFinishesWhatRunsAndRefusesWhatComes() {
        CountDownLatch release = new CountDownLatch(1);
        handler.onWord = word -> awaited(release);
        TipRuntime process = serve(TipLimits.Serving.defaults());
        Echo.Iface echo = caller();
        CompletableFuture<String> running = Async.supply(() -> Tip.call(() -> echo.onceWord("x")));
        await().until(() -> handler.calls.get() == 1);

        CompletableFuture<Boolean> drained = Async.supply(() -> process.drain(Duration.ofSeconds(10)));
        assertThatThrownBy(() -> {
                    // The drain begins in another thread: until then calls are taken.
                    await().until(() -> refused(() -> echo.onceWord("x")));
                    quickly(() -> echo.onceWord("x"));
                })
                .satisfies(code(ErrorCode.DRAINING, ErrorCode.TARGET_DOWN));
        assertThat(drained).isNotDone();

        release.countDown();
        assertThat(running.join()).isEqualTo("released");
        assertThat(drained.join()).isTrue();
    }

    @Test
    void drainingTellsWhoOnlyWaitsToAnswerNow() {
        CountDownLatch hurry = new CountDownLatch(1);
        handler.onWord = word -> awaited(hurry);
        TipRuntime process = cloud.serve(
                TipCloud.settings("echo", "h1"),
                tip -> tip.onDrain(hurry::countDown).serve("Echo", Echo.Iface.class, handler));
        Echo.Iface echo = caller();
        CompletableFuture<String> waiting = Async.supply(() -> Tip.call(() -> echo.onceWord("x")));
        await().until(() -> handler.calls.get() == 1);

        assertThat(process.drain(Duration.ofSeconds(10))).isTrue();
        assertThat(waiting.join()).isEqualTo("released");
    }

    @Test
    void aHandlersLastNewsOnStoppingIsItsInterrupt() {
        CountDownLatch interrupted = new CountDownLatch(1);
        handler.onWord = word -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException told) {
                interrupted.countDown();
            }
            return "told";
        };
        TipRuntime process = serve(TipLimits.Serving.defaults());
        Echo.Iface echo = caller();
        CompletableFuture<Void> running = Async.run(() -> Tip.run(() -> echo.onceWord("x")));
        await().until(() -> handler.calls.get() == 1);

        assertThat(process.drain(Duration.ofMillis(50))).isFalse();
        process.close();

        await().until(() -> interrupted.getCount() == 0);
        assertThatThrownBy(running::join)
                .hasCauseInstanceOf(CloudException.class)
                .satisfies(failure -> code(ErrorCode.UNKNOWN_OUTCOME).accept(failure.getCause()));
    }

    @Test
    void anAnswerOverTheLimitIsAFaultAndNotALostConnection() {
        handler.onWord = word -> "x".repeat(5_000);
        TipSettings settings = TipCloud.settings("echo", "h1");
        cloud.serve(
                settings.withLimits(TipLimits.defaults().withWire(new TipLimits.Wire(4_096, 1_024, 32, 1_000, 4_096))),
                tip -> tip.serve("Echo", Echo.Iface.class, handler));
        Echo.Iface echo = caller();

        assertThatThrownBy(() -> echo.readWord("x")).satisfies(code(ErrorCode.MESSAGE_TOO_LARGE));
        handler.onWord = word -> "small";
        assertThat(Tip.call(() -> echo.readWord("x"))).isEqualTo("small");
    }

    private TipRuntime serve(TipLimits.Serving serving) {
        return cloud.serve(
                TipCloud.settings("echo", "h1").withLimits(TipLimits.defaults().withServing(serving)),
                tip -> tip.serve("Echo", Echo.Iface.class, handler));
    }

    private Echo.Iface caller() {
        return cloud.caller("test-caller", "h0").client(Echo.Iface.class, "echo");
    }

    private static TipLimits.Serving withFrameTime() {
        TipLimits.Serving all = TipLimits.Serving.defaults();
        return serving(all.connections(), all.readsInProgress(), all.waiting(), FRAME_TIME);
    }

    private static TipLimits.Serving serving(int connections, int reads, int waiting, Duration frameTime) {
        TipLimits.Serving all = TipLimits.Serving.defaults();
        return new TipLimits.Serving(
                connections,
                reads,
                all.writesInProgress(),
                all.longInProgress(),
                waiting,
                frameTime,
                all.handshakeTime(),
                all.drainTime(),
                all.stackBytes());
    }

    private static int connections(TipRuntime process) {
        return (int) process.meters().get("tip.served.connections").gauge().value();
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return "released";
    }

    private static void sendUntilCut(RawPeer peer, byte[] call) {
        try {
            while (true) {
                peer.send(call);
            }
        } catch (IOException cut) {
            // As it should be.
        }
    }

    private static boolean refused(Tip.Action call) {
        try {
            CallContext.with().deadline(Duration.ofMillis(100)).run(() -> Tip.run(call));
            return false;
        } catch (CloudException failure) {
            return failure.code() == ErrorCode.DRAINING || failure.code() == ErrorCode.TARGET_DOWN;
        }
    }

    private static void quickly(Tip.Action call) {
        CallContext.with().deadline(Duration.ofMillis(300)).run(() -> Tip.run(call));
    }

    private static java.util.function.Consumer<Throwable> code(ErrorCode... codes) {
        return failure -> {
            assertThat(failure).isInstanceOf(CloudException.class);
            if (failure instanceof CloudException cloudFailure) {
                assertThat(cloudFailure.code()).isIn((Object[]) codes);
            }
        };
    }

    private static int lastIndexOf(byte[] bytes, byte value) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == value) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + value);
    }
}
