package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.echo.Forbidden;
import cloud.yunhai.common.idl.echo.TParcel;
import cloud.yunhai.common.idl.echo.TSeen;
import cloud.yunhai.common.idl.lifecycle.Lifecycle;
import cloud.yunhai.common.testing.TipCloud;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TipRuntimeTest {
    private final TipCloud cloud = new TipCloud();
    private final EchoHandler handler = new EchoHandler();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void whatIsSentComesBack() {
        Echo.Iface echo = echo();
        TParcel parcel = new TParcel("box", 7, Map.of("a", "ä", "b", ""), List.of("x", "y"));
        parcel.setContent("bytes".getBytes(StandardCharsets.UTF_8));

        TParcel back = Tip.call(() -> echo.echo(parcel));

        assertThat(back).isEqualTo(parcel);
    }

    @Test
    void aProcessIsReachedByItsAddressWithoutBeingRegistered() {
        TipRuntime process = cloud.serve("echo", "h1", tip -> tip.serve("Echo", Echo.Iface.class, handler));
        HostPort address = process.address();
        cloud.discovery().remove("echo", "h1", address);
        TipRuntime caller = cloud.caller("test-caller", "h0");
        Echo.Iface registered = caller.client(Echo.Iface.class, "echo", "h1");
        Echo.Iface at = caller.clientAt(Echo.Iface.class, "echo", address);

        assertThat(Tip.call(at::seen).getCallerModule()).isEqualTo("test-caller");
        assertThatThrownBy(() -> Tip.call(registered::seen)).isInstanceOf(CloudException.class);
    }

    @Test
    void aBinaryKeptByAHandlerIsNotOverwrittenByTheNextCall() {
        Echo.Iface echo = echo();
        TParcel first = Tip.call(() -> echo.echo(parcelWith("first content")));
        TParcel second = Tip.call(() -> echo.echo(parcelWith("other content")));

        assertThat(new String(first.getContent(), StandardCharsets.UTF_8)).isEqualTo("first content");
        assertThat(new String(second.getContent(), StandardCharsets.UTF_8)).isEqualTo("other content");
    }

    @Test
    void theContextGoesAlongWithACall() {
        Echo.Iface echo = echo();
        TraceParent trace = TraceParent.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .orElseThrow();

        TSeen seen = CallContext.with()
                .trace(trace)
                .key("key-1")
                .fencing(42)
                .operation("op_1")
                .deadline(Duration.ofSeconds(2))
                .call(() -> Tip.call(echo::seen));

        assertThat(seen.getCallerModule()).isEqualTo("test-caller");
        assertThat(seen.getCallerHost()).isEqualTo("h0");
        assertThat(seen.getTrace())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331");
        assertThat(seen.getIdempotencyKey()).isEqualTo("key-1");
        assertThat(seen.getFencingToken()).isEqualTo(42);
        assertThat(seen.getOperation()).isEqualTo("op_1");
        assertThat(seen.getRemainingMillis()).isBetween(1L, 2_000L);
    }

    @Test
    void theContextGoesOnToTheNextProcessAndTheDeadlineShrinks() {
        TipRuntime middle = cloud.serve("echo", "h1", tip -> tip.serve("Echo", Echo.Iface.class, handler));
        EchoHandler last = new EchoHandler();
        cloud.serve("echo", "h2", tip -> tip.serve("Echo", Echo.Iface.class, last));
        Echo.Iface next = middle.client(Echo.Iface.class, "echo", "h2");
        handler.onNext = () -> Tip.call(next::seen);
        Echo.Iface first = cloud.caller("test-caller", "h0").client(Echo.Iface.class, "echo", "h1");

        TSeen seen = CallContext.with()
                .fencing(7)
                .operation("op_2")
                .deadline(Duration.ofMillis(1_500))
                .call(() -> Tip.call(first::seenByNext));

        assertThat(seen.getCallerModule()).isEqualTo("echo");
        assertThat(seen.getCallerHost()).isEqualTo("h1");
        assertThat(seen.getFencingToken()).isEqualTo(7);
        assertThat(seen.getOperation()).isEqualTo("op_2");
        assertThat(seen.getRemainingMillis()).isBetween(1L, 1_500L);
    }

    @Test
    void logLinesOfAServedCallCarryTraceAndOperation() {
        AtomicReference<Map<String, String>> marks = new AtomicReference<>(Map.of());
        handler.onWord = word -> {
            marks.set(MDC.getCopyOfContextMap());
            return word;
        };
        Echo.Iface echo = echo();

        CallContext.with().traced().operation("op_3").run(() -> Tip.call(() -> echo.readWord("x")));

        assertThat(marks.get()).containsEntry("operation", "op_3").containsKey("trace");
        assertThat(MDC.get("operation")).isNull();
    }

    @Test
    void aHandlersFailureArrivesWithItsKindCodeMessageAndDetails() {
        handler.onWord = word -> {
            throw CloudException.of(ErrorCode.NO_HOST_FITS, "no host can take flavor small")
                    .detail("memory", "3")
                    .internal("only for us")
                    .build();
        };
        Echo.Iface echo = echo();

        assertThatThrownBy(() -> echo.ensureWord("x")).isInstanceOfSatisfying(CloudException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(ErrorKind.NO_CAPACITY);
            assertThat(failure.code()).isEqualTo(ErrorCode.NO_HOST_FITS);
            assertThat(failure.userMessage()).isEqualTo("no host can take flavor small");
            assertThat(failure.details()).containsExactly(Map.entry("memory", "3"));
            assertThat(failure.getMessage()).doesNotContain("only for us");
        });
    }

    @Test
    void aHandlersMistakeIsInternalAndSaysNothingOfOurCode() {
        handler.onWord = word -> {
            throw new IllegalStateException("secret of the code");
        };
        Echo.Iface echo = echo();

        assertThatThrownBy(() -> echo.readWord("x")).isInstanceOfSatisfying(CloudException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(ErrorKind.INTERNAL);
            assertThat(failure.toString()).doesNotContain("IllegalState").doesNotContain("secret of the code");
            assertThat(failure.userMessage()).contains("trace ");
        });
    }

    @Test
    void aModuleWithoutTheRightIsDenied() {
        cloud.serve(
                "echo",
                "h1",
                tip -> tip.serve("Echo", Echo.Iface.class, handler)
                        .serve("Forbidden", Forbidden.Iface.class, () -> "never"));
        Forbidden.Iface forbidden = cloud.caller("test-caller", "h0").client(Forbidden.Iface.class, "echo");
        Echo.Iface foreign = cloud.caller("vm-controller", "h0").client(Echo.Iface.class, "echo");

        assertThatThrownBy(forbidden::secret)
                .isInstanceOfSatisfying(
                        CloudException.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.CALLER_NOT_ALLOWED));
        assertThatThrownBy(() -> foreign.readWord("x"))
                .isInstanceOfSatisfying(
                        CloudException.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.CALLER_NOT_ALLOWED));
        assertThat(handler.calls).hasValue(0);
    }

    @Test
    void everyProcessAnswersItsLifecycle() {
        TipRuntime process = cloud.serve(
                "echo",
                "h1",
                tip -> tip.serve("Echo", Echo.Iface.class, handler)
                        .configHash("abc123")
                        .health(() ->
                                new HealthReport(HealthReport.Condition.DEGRADED, Map.of("disk", "nearly full"))));
        TipRuntime caller = cloud.caller("test-caller", "h0");
        Lifecycle.Iface lifecycle = caller.client(Lifecycle.Iface.class, "echo");
        Tip.call(() -> caller.client(Echo.Iface.class, "echo").readWord("x"));

        assertThat(Tip.call(lifecycle::ready)).isTrue();
        assertThat(Tip.call(lifecycle::healthy).getChecks()).containsEntry("disk", "nearly full");
        assertThat(Tip.call(lifecycle::describe).getModuleName()).isEqualTo("echo");
        assertThat(Tip.call(lifecycle::describe).getConfigHash()).isEqualTo("abc123");
        assertThat(Tip.call(lifecycle::describe).getProcessId())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(Tip.call(lifecycle::metrics)).contains("tip_served_calls_seconds_count{method=\"Echo.readWord\"");

        Tip.run(lifecycle::drain);
        assertThat(Tip.call(lifecycle::ready)).isFalse();
        assertThat(process.drain(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void theHashOfAConfigurationChangesWithItAndWithNothingElse() {
        HostPort anywhere = new HostPort("127.0.0.1", 0);
        TipSettings settings =
                TipSettings.of("echo", "h1", anywhere, List.of(anywhere), new TipSecurity.PlainForTests());
        TipSettings same = TipSettings.of("echo", "h1", anywhere, List.of(anywhere), new TipSecurity.PlainForTests());

        String plain = TipRuntime.builder(settings).configHash;

        assertThat(plain).matches("[0-9a-f]{12}");
        assertThat(TipRuntime.builder(same).configHash).isEqualTo(plain);
        assertThat(TipRuntime.builder(settings.withHosts(List.of("h2"))).configHash)
                .isNotEqualTo(plain);
        assertThat(TipRuntime.builder(settings).configuration(WorkClass.LONG).configHash)
                .isEqualTo(TipRuntime.builder(same).configuration(WorkClass.LONG).configHash)
                .isNotEqualTo(plain);
    }

    @Test
    void noProcessOfAModuleIsUnavailableAfterAFewTries() {
        Echo.Iface echo = cloud.caller("test-caller", "h0").client(Echo.Iface.class, "echo");

        assertThatThrownBy(() -> CallContext.with()
                        .deadline(Duration.ofMillis(300))
                        .call(() -> Tip.call(() -> echo.onceWord("x"))))
                .isInstanceOfSatisfying(
                        CloudException.class, f -> assertThat(f.code()).isEqualTo(ErrorCode.NO_ENDPOINT));
    }

    private Echo.Iface echo() {
        cloud.serve("echo", "h1", tip -> tip.serve("Echo", Echo.Iface.class, handler));
        return cloud.caller("test-caller", "h0").client(Echo.Iface.class, "echo");
    }

    private static TParcel parcelWith(String content) {
        return new TParcel("box", 1, Map.of(), List.of()).setContent(content.getBytes(StandardCharsets.UTF_8));
    }
}
