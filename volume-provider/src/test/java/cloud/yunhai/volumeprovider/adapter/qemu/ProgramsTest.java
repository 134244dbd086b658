package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    /// Each test's sleeping program is known by its own odd number of seconds.
    private static boolean runs(String seconds) {
        try (var all = ProcessHandle.allProcesses()) {
            return all.anyMatch(process -> process.info()
                    .arguments()
                    .filter(arguments -> arguments.length == 1 && arguments[0].equals(seconds))
                    .isPresent());
        }
    }

    @Test
    void exitOutputAndErrorAreKeptApart() {
        Programs.Result result = Programs.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), LONG);

        assertThat(result).isEqualTo(new Programs.Result(3, "out\n", "err\n"));
    }

    @Test
    void argumentsAreNotReadByAnyShell() {
        assertThat(Programs.run(List.of("echo", "a b", "$HOME", "; ls", "*"), LONG)
                        .output())
                .isEqualTo("a b $HOME ; ls *\n");
    }

    @Test
    void endlessOutputIsCutAndDoesNotBlock() {
        Programs.Result result = Programs.run(List.of("head", "-c", "5000000", "/dev/zero"), LONG);

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).hasSize(256 << 10);
    }

    @Test
    void programOverItsTimeIsKilled() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Programs.run(List.of("sleep", "71234"), Duration.ofMillis(200)))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.DEADLINE);
        await().atMost(LONG).until(() -> !runs("71234"));
    }

    @Test
    void callersDeadlineIsAShorterLimit() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> CallContext.with()
                        .deadline(Duration.ofMillis(200))
                        .run(() -> Programs.run(List.of("sleep", "72345"), LONG)))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.DEADLINE);
        await().atMost(LONG).until(() -> !runs("72345"));
    }

    @Test
    void interruptedCallEndsItsProgram() throws InterruptedException {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread call = Thread.ofVirtual().start(() -> {
            try {
                Programs.run(List.of("sleep", "73456"), LONG);
            } catch (CloudException stopped) {
                seen.set(stopped);
            }
        });
        await().atMost(LONG).until(() -> runs("73456"));

        call.interrupt();
        call.join();

        assertThat(seen.get())
                .isInstanceOfSatisfying(
                        CloudException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DRAINING));
        await().atMost(LONG).until(() -> !runs("73456"));
    }

    @Test
    void missingProgramIsToldWithoutItsPath() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Programs.run(List.of("/no/such/program"), LONG))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.COMMAND_FAILED);
                    assertThat(failure.userMessage()).doesNotContain("/no/such/program");
                });
    }
}
