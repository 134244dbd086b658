package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.tip.FaultClassifier.Peer;
import cloud.yunhai.common.tip.FaultClassifier.Verdict;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultClassifierTest {
    private static final Attempt LOST = new Attempt.Unanswered(new IOException("reset"), true);
    private static final Attempt TIMED_OUT = new Attempt.Unanswered(new IOException("cut"), false);

    @Test
    void whatNeverLeftIsRepeatedWhateverItIs() {
        Attempt unsent = new Attempt.Unsent(failure(ErrorCode.CONNECT_FAILED), true, false);

        for (CallKind kind : CallKind.values()) {
            assertThat(FaultClassifier.judge(unsent, kind)).isEqualTo(new Verdict(true, Peer.DOWN));
        }
    }

    @Test
    void whatIsHopelessIsNotRepeated() {
        Attempt hopeless = new Attempt.Unsent(failure(ErrorCode.TARGET_DOWN), false, true);

        assertThat(FaultClassifier.judge(hopeless, CallKind.READ)).isEqualTo(new Verdict(false, Peer.UNTOUCHED));
    }

    @Test
    void aLostCallIsRepeatedOnlyIfTheIdlAllowsIt() {
        assertThat(FaultClassifier.judge(LOST, CallKind.READ).repeat()).isTrue();
        assertThat(FaultClassifier.judge(LOST, CallKind.ENSURE).repeat()).isTrue();
        assertThat(FaultClassifier.judge(LOST, CallKind.UNDO).repeat()).isTrue();
        assertThat(FaultClassifier.judge(LOST, CallKind.ONCE)).isEqualTo(new Verdict(false, Peer.DOWN));
        assertThat(FaultClassifier.judge(TIMED_OUT, CallKind.READ)).isEqualTo(new Verdict(false, Peer.SLOW));
    }

    @Test
    void aRefusalThatBeganNothingIsRepeatedIfItIsAboutRoom() {
        for (ErrorCode code : ErrorCode.values()) {
            Verdict verdict = FaultClassifier.judge(new Attempt.Refused(failure(code), true), CallKind.ONCE);
            assertThat(verdict.repeat())
                    .as(code.name())
                    .isEqualTo(code.kind() == ErrorKind.OVERLOADED || code.kind() == ErrorKind.UNAVAILABLE);
        }
    }

    @Test
    void whatAHandlerSaysIsNeverAReasonToRepeat() {
        for (ErrorCode code : ErrorCode.values()) {
            for (CallKind kind : CallKind.values()) {
                assertThat(FaultClassifier.judge(new Attempt.Refused(failure(code), false), kind))
                        .isEqualTo(new Verdict(false, Peer.NORMAL));
            }
        }
    }

    @Test
    void aLostReadHasNoUnknownOutcome() {
        assertThat(FaultClassifier.failure(LOST, spec(CallKind.READ), false).code())
                .isEqualTo(ErrorCode.CONNECTION_LOST);
        assertThat(FaultClassifier.failure(TIMED_OUT, spec(CallKind.READ), false)
                        .code())
                .isEqualTo(ErrorCode.DEADLINE);
    }

    @Test
    void onceUnknownStaysUnknownUntilAHandlerSpeaks() {
        Attempt unsent = new Attempt.Unsent(failure(ErrorCode.CONNECT_FAILED), true, false);
        Attempt full = new Attempt.Refused(failure(ErrorCode.QUEUE_FULL), true);
        Attempt spoken = new Attempt.Refused(failure(ErrorCode.CONFLICT), false);
        MethodSpec ensure = spec(CallKind.ENSURE);

        assertThat(FaultClassifier.failure(TIMED_OUT, ensure, true).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(FaultClassifier.failure(unsent, ensure, true).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(FaultClassifier.failure(full, ensure, true).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(FaultClassifier.failure(spoken, ensure, true).code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(FaultClassifier.failure(unsent, ensure, false).code()).isEqualTo(ErrorCode.CONNECT_FAILED);
    }

    @Test
    void anUnknownOutcomeSaysWhetherRepeatingIsHarmless() {
        assertThat(FaultClassifier.failure(LOST, spec(CallKind.ENSURE), true).retryable())
                .isTrue();
        assertThat(FaultClassifier.failure(LOST, spec(CallKind.ONCE), true).retryable())
                .isFalse();
    }

    private static CloudException failure(ErrorCode code) {
        return new CloudException(code, "for the test");
    }

    private static MethodSpec spec(CallKind kind) {
        return new MethodSpec("Echo", "word", kind, WorkClass.READ, Duration.ofSeconds(1));
    }
}
