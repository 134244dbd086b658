package cloud.yunhai.common.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SagaTest {
    record Order(String name) {}

    private static final Output<Order> FIRST = Output.of("first", Order.class);

    private static Saga.Builder<Order> make() {
        return Saga.named("make", 1, Order.class);
    }

    @Test
    void aSubmissionCarriesWhatTheSagaNeeds() {
        Saga<Order> saga = make().local(FIRST, SagaContext::input)
                .step("second", context -> {}, Undo.none())
                .build();
        Instant deadline = Instant.parse("2026-01-01T00:00:00Z");

        NewSaga submission = saga.submission("op1", new Order("x"), "key", "tenant", deadline);

        assertThat(submission)
                .isEqualTo(new NewSaga(
                        "op1",
                        new SagaType("make", 1),
                        "key",
                        "tenant",
                        "{\"name\":\"x\"}",
                        2,
                        deadline,
                        false,
                        null,
                        null));
        assertThat(submission.supersedingOthers().superseding()).isTrue();
        assertThat(submission.tracedBy("00-aa").traceparent()).isEqualTo("00-aa");
    }

    @Test
    void twoStepsWithOneNameAreRefused() {
        Saga.Builder<Order> builder = make().step("same", context -> {}, Undo.none());

        assertThatThrownBy(() -> builder.step("same", context -> {}, Undo.none()))
                .hasMessage("make:1: two steps named same (expected: one)");
    }

    @Test
    void aSagaThatEndsWithALocalStepIsRefused() {
        assertThatThrownBy(() -> make().local(FIRST, SagaContext::input).build())
                .hasMessageContaining("the last step must have an effect");
        assertThatThrownBy(() -> make().build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooManyStepsAreRefused() {
        Saga.Builder<Order> builder = make();
        for (int i = 0; i < Saga.MAX_STEPS; i++) {
            builder.step("step" + i, context -> {}, Undo.none());
        }

        assertThatThrownBy(() -> builder.step("one-more", context -> {}, Undo.none()))
                .hasMessageContaining("at most 64");
    }

    @Test
    void aNameAndAVersionAreNeeded() {
        assertThatThrownBy(() -> Saga.named(" ", 1, Order.class)).hasMessage("name: blank (expected: verb-noun)");
        assertThatThrownBy(() -> Saga.named("make", 0, Order.class)).hasMessage("version: 0 (expected: at least 1)");
        assertThatThrownBy(() -> Output.of("", Order.class)).hasMessageStartingWith("name: blank");
    }

    @Test
    void changedStepsKeepTheirPlace() {
        Saga<Order> saga = make().step("one", context -> {}, Undo.none())
                .step("two", context -> {}, context -> {})
                .build();

        Saga<Order> changed = saga.mapSteps(step -> step.withUndo(Undo.none()));

        assertThat(changed.steps()).extracting(Step::name).containsExactly("one", "two");
        assertThat(changed.steps()).allMatch(Step::hasNoUndo);
        assertThat(saga.steps().getLast().hasNoUndo()).isFalse();
    }

    @Test
    void delaysDoubleUpToTheirLimit() {
        RetryPolicy policy = new RetryPolicy(
                10, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(450));

        assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.delayAfter(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.delayAfter(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(policy.delayAfter(4)).isEqualTo(Duration.ofMillis(450));
        assertThat(policy.delayAfter(1_000_000)).isEqualTo(Duration.ofMillis(450));
    }

    @Test
    void policiesAndSettingsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> RetryPolicy.ACTION.withMaxAttempts(0))
                .hasMessage("maxAttempts: 0 (expected: at least 1)");
        assertThatThrownBy(() -> RetryPolicy.ACTION.withBudget(Duration.ZERO))
                .hasMessage("budget: PT0S (expected: more than zero)");
        assertThatThrownBy(() -> StepSettings.ORDINARY.weight(-1)).hasMessage("weight: -1 (expected: at least 0)");
        assertThat(RetryPolicy.within(Duration.ofMinutes(30)).attemptTimeout()).isEqualTo(Duration.ofMinutes(30));
    }
}
