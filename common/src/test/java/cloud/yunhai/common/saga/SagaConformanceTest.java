package cloud.yunhai.common.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.SagaConformance;
import cloud.yunhai.common.testing.SagaTrial;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The conformance test passes a good saga and finds the faults of bad ones.
class SagaConformanceTest {
    record Order(String name) {}

    record Id(String value) {}

    private static final Output<Id> ID = Output.of("id", Id.class);

    /// A world of things with names.
    private static final class World {
        final TreeSet<String> things = new TreeSet<>();
        boolean told;

        Saga<Order> saga() {
            return Saga.named("make", 1, Order.class)
                    .local(ID, saga -> new Id(UUID.randomUUID().toString()))
                    .step(
                            "disk",
                            saga -> things.add("disk " + saga.get(ID)),
                            saga -> things.remove("disk " + saga.get(ID)))
                    .step("wire", saga -> things.add("wire"), saga -> things.remove("wire"))
                    .step("boot", saga -> things.add("boot"), saga -> things.remove("boot"))
                    .whenUnwound(saga -> told = true)
                    .build();
        }

        void verifyMade() {
            assertThat(things).hasSize(3);
        }

        void verifyEmpty() {
            assertThat(things).isEmpty();
            assertThat(told).isTrue();
        }
    }

    private static SagaConformance<Order> conformance(UnaryOperator<Step<Order>> change) {
        return SagaConformance.of(clock -> {
            World world = new World();
            return new SagaTrial<>(
                    world.saga().mapSteps(change), new Order("x"), world::verifyMade, world::verifyEmpty);
        });
    }

    private static UnaryOperator<Step<Order>> only(String name, UnaryOperator<Step<Order>> change) {
        return step -> step.name().equals(name) ? change.apply(step) : step;
    }

    @TestFactory
    Stream<DynamicTest> aGoodSagaPasses() {
        return conformance(UnaryOperator.identity()).tests();
    }

    @Test
    void aMissingUndoIsFound() {
        SagaConformance<Order> conformance = conformance(only("wire", step -> step.withUndo(Undo.none())));

        assertThatThrownBy(conformance::failAfterEachStep)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("make:1 with wire failing after its effect");
        assertThatThrownBy(conformance::restartWhileUnwinding).isInstanceOf(AssertionError.class);
        assertThatThrownBy(conformance::cancelAtEachBorder).isInstanceOf(AssertionError.class);
    }

    @Test
    void anActionThatCannotBeRepeatedIsFound() {
        SagaConformance<Order> conformance = conformance(only("wire", step -> {
            boolean[] done = {false};
            return step.withAction(saga -> {
                if (done[0]) {
                    throw new IllegalStateException("exists already");
                }
                done[0] = true;
                return step.action().run(saga);
            });
        }));

        assertThatThrownBy(conformance::eachActionTwice).isInstanceOf(AssertionError.class);
        assertThatThrownBy(conformance::restartAtEachMoment)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("with a restart at");
        conformance.succeeds();
    }

    @Test
    void anUndoThatWantsSomethingToBeThereIsFound() {
        SagaConformance<Order> conformance = conformance(only("wire", step -> {
            boolean[] done = {false};
            return step.withAction(saga -> {
                        done[0] = true;
                        return step.action().run(saga);
                    })
                    .withUndo(saga -> {
                        if (!done[0]) {
                            throw new IllegalStateException("not there");
                        }
                        done[0] = false;
                        step.undo().run(saga);
                    });
        }));

        assertThatThrownBy(conformance::eachUndoTwice).isInstanceOf(AssertionError.class);
        assertThatThrownBy(conformance::failBeforeEachStep).isInstanceOf(AssertionError.class);
    }

    @Test
    void anActionThatReturnsAnotherValueTheSecondTimeIsFound() {
        int[] count = {0};
        Output<Id> number = Output.of("number", Id.class);
        SagaConformance<Order> conformance = SagaConformance.of(clock -> new SagaTrial<>(
                Saga.named("count", 1, Order.class)
                        .step(number, saga -> new Id("" + count[0]++), Undo.none())
                        .build(),
                new Order("x"),
                () -> {},
                () -> {}));

        assertThatThrownBy(conformance::eachActionTwice)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FAILED");
    }
}
