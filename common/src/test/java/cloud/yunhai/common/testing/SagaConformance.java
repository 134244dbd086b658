package cloud.yunhai.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Action;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.StepSettings;
import cloud.yunhai.common.saga.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The test that every saga passes:
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> conformance() {
///     return SagaConformance.of(clock -> {
///         var cloud = new FakeCloud(clock);
///         return new SagaTrial<>(new CreateInstance(cloud.ports()).saga(), cloud.order("web-1"),
///                 cloud::verifyRunning, cloud::verifyEmpty);
///     }).tests();
/// }
/// ```
///
/// Each case runs on a fresh world, on a real runner with a journal in memory, in virtual time.
public final class SagaConformance<I> {
    private final Function<ManualClock, SagaTrial<I>> world;

    private SagaConformance(Function<ManualClock, SagaTrial<I>> world) {
        this.world = world;
    }

    /// For the saga of these worlds; each call makes a new one, and may use the clock.
    public static <I> SagaConformance<I> of(Function<ManualClock, SagaTrial<I>> freshWorld) {
        return new SagaConformance<>(freshWorld);
    }

    /// All cases, to be returned from a `@TestFactory`.
    public Stream<DynamicTest> tests() {
        return Stream.of(
                DynamicTest.dynamicTest("succeeds", this::succeeds),
                DynamicTest.dynamicTest(
                        "failure of each step before its effect leaves nothing", this::failBeforeEachStep),
                DynamicTest.dynamicTest(
                        "failure of each step after its effect leaves nothing", this::failAfterEachStep),
                DynamicTest.dynamicTest("each action twice is as once", this::eachActionTwice),
                DynamicTest.dynamicTest("each undo twice is as once", this::eachUndoTwice),
                DynamicTest.dynamicTest("cancellation at each border leaves nothing", this::cancelAtEachBorder),
                DynamicTest.dynamicTest("a restart at any moment changes nothing", this::restartAtEachMoment),
                DynamicTest.dynamicTest(
                        "a restart at any moment of unwinding changes nothing", this::restartWhileUnwinding));
    }

    /// All goes well.
    public void succeeds() {
        SagaTrialRun<I> run = begin(UnaryOperator.identity());
        run.toTheEnd();
        run.verify("without faults", OperationState.SUCCEEDED);
    }

    /// Each step in turn fails without having done anything.
    public void failBeforeEachStep() {
        forEachStep(name -> {
            SagaTrialRun<I> run = begin(only(name, step -> step.withAction(saga -> fail(name))));
            run.toTheEnd();
            run.verify("with " + name + " failing before its effect", OperationState.FAILED);
        });
    }

    /// Each step in turn fails though it had its effect, as a call does whose answer is lost.
    public void failAfterEachStep() {
        forEachStep(name -> {
            SagaTrialRun<I> run = begin(only(
                    name,
                    step -> step.withAction(saga -> {
                        step.action().run(saga);
                        return fail(name);
                    })));
            run.toTheEnd();
            run.verify("with " + name + " failing after its effect", OperationState.FAILED);
        });
    }

    /// Each action is called twice in a row, and must return the same.
    public void eachActionTwice() {
        SagaTrialRun<I> run =
                begin(step -> step.local() ? step : step.withAction(saga -> twice(step.name(), step.action(), saga)));
        run.toTheEnd();
        run.verify("with each action called twice", OperationState.SUCCEEDED);
    }

    /// The last step fails, and each undo is called twice in a row.
    public void eachUndoTwice() {
        String last = lastStep();
        SagaTrialRun<I> run = begin(step -> {
            Step<I> changed = step.hasNoUndo() ? step : step.withUndo(twice(step.undo()));
            return step.name().equals(last) ? failingAfterItsEffect(changed) : changed;
        });
        run.toTheEnd();
        run.verify("with each undo called twice", OperationState.FAILED);
    }

    /// The saga is cancelled while each step in turn runs. After the last one it is too late.
    public void cancelAtEachBorder() {
        String last = lastStep();
        forEachStep(name -> {
            List<SagaTrialRun<I>> running = new ArrayList<>();
            SagaTrialRun<I> run = begin(only(
                    name,
                    step -> step.withAction(saga -> {
                        running.getFirst().cancel();
                        return step.action().run(saga);
                    })));
            running.add(run);
            run.toTheEnd();
            run.verify(
                    "cancelled during " + name,
                    name.equals(last) ? OperationState.SUCCEEDED : OperationState.CANCELLED);
        });
    }

    /// The process dies at each moment in turn: before and after each write to the journal, and after each
    /// action.
    public void restartAtEachMoment() {
        restartAtEach(OperationState.SUCCEEDED, UnaryOperator.identity());
    }

    /// The last step fails, and the process dies at each moment in turn, on the way there and on the way back.
    public void restartWhileUnwinding() {
        String last = lastStep();
        restartAtEach(OperationState.FAILED, step -> step.name().equals(last) ? failingAfterItsEffect(step) : step);
    }

    private void restartAtEach(OperationState end, UnaryOperator<Step<I>> change) {
        SagaTrialRun<I> undisturbed = begin(change);
        undisturbed.toTheEnd();
        assertThat(undisturbed.moments()).as("moments").isNotEmpty();
        for (int i = 0; i < undisturbed.moments().size(); i++) {
            SagaTrialRun<I> run = begin(change);
            run.dieAtMoment(i);
            run.toTheEnd();
            run.verify("with a restart at " + undisturbed.moments().get(i), end);
            assertThat(run.deaths()).as("deaths").isOne();
        }
    }

    private SagaTrialRun<I> begin(UnaryOperator<Step<I>> change) {
        ManualClock clock = new ManualClock();
        SagaTrial<I> trial = world.apply(clock);
        return new SagaTrialRun<>(clock, trial, trial.saga().mapSteps(step -> patient(change.apply(step))));
    }

    /// One more death must never use up the tries of a step.
    private static <I> Step<I> patient(Step<I> step) {
        StepSettings settings = step.settings();
        RetryPolicy action = settings.action().withMaxAttempts(settings.action().maxAttempts() + 2);
        RetryPolicy undo = settings.undo().withMaxAttempts(settings.undo().maxAttempts() + 2);
        return new Step<>(
                step.name(),
                step.output(),
                step.action(),
                step.undo(),
                step.local(),
                settings.action(action).undo(undo));
    }

    private void forEachStep(Consumer<String> body) {
        definition().steps().forEach(step -> body.accept(step.name()));
    }

    private String lastStep() {
        return definition().steps().getLast().name();
    }

    private Saga<I> definition() {
        return world.apply(new ManualClock()).saga();
    }

    private static <I> UnaryOperator<Step<I>> only(String name, UnaryOperator<Step<I>> change) {
        return step -> step.name().equals(name) ? change.apply(step) : step;
    }

    private static <I> Step<I> failingAfterItsEffect(Step<I> step) {
        return step.withAction(saga -> {
            step.action().run(saga);
            return fail(step.name());
        });
    }

    private static Object fail(String step) {
        throw new CloudException(ErrorCode.NO_CAPACITY, step + " was made to fail");
    }

    private static <I> Object twice(String name, Action<I, ?> action, SagaContext<I> saga) throws Exception {
        Object first = action.run(saga);
        Object second = action.run(saga);
        if (!Objects.equals(first, second)) {
            throw new AssertionError(name + " returned " + first + ", then " + second + " (expected: the same)");
        }
        return second;
    }

    private static <I> Undo<I> twice(Undo<I> undo) {
        return saga -> {
            undo.run(saga);
            undo.run(saga);
        };
    }
}
