package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.saga.journal.Failure;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DefaultFailureClassifierTest {
    private final FailureClassifier classifier = new DefaultFailureClassifier();

    @Test
    void exactlyWhatMayPassIsTriedAgain() {
        Set<ErrorKind> retried = EnumSet.noneOf(ErrorKind.class);
        for (ErrorKind kind : ErrorKind.values()) {
            if (classifier
                    .classify(new CloudException(ErrorCode.general(kind), "x"))
                    .retryable()) {
                retried.add(kind);
            }
        }

        assertThat(retried)
                .containsExactlyInAnyOrder(
                        ErrorKind.OVERLOADED, ErrorKind.UNAVAILABLE, ErrorKind.DEADLINE, ErrorKind.UNKNOWN_OUTCOME);
    }

    @Test
    void anErrorThatSaysItMayBeRetriedIs() {
        CloudException error = CloudException.of(ErrorCode.IN_USE, "still in use")
                .retryable(true)
                .build();

        assertThat(classifier.classify(error).retryable()).isTrue();
    }

    @Test
    void theMessageIsForTheTenantAndTheDetailForUs() {
        CloudException error = CloudException.of(ErrorCode.NO_HOST_FITS, "no host fits")
                .internal("h1: full")
                .build();

        assertThat(classifier.classify(error).failure())
                .isEqualTo(new Failure("NO_HOST_FITS", "no host fits", "h1: full", null));
    }

    @Test
    void timeThatRanOutIsTriedAgain() {
        assertThat(classifier.classify(new InterruptedException()).retryable()).isTrue();
        assertThat(classifier.classify(new TimeoutException()).failure().kind()).isEqualTo(Failure.DEADLINE);
    }

    @Test
    void aDefectIsNotTriedAgainAndStaysUntold() {
        FailureClassifier.Verdict verdict = classifier.classify(new NullPointerException("secret"));

        assertThat(verdict.retryable()).isFalse();
        assertThat(verdict.failure().message()).isEqualTo("internal error");
        assertThat(verdict.failure().detail()).contains("secret");
        assertThat(classifier.classify(new StackOverflowError()).failure().kind())
                .isEqualTo(Failure.INTERNAL);
    }
}
