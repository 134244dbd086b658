package cloud.yunhai.common.saga;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The definition of a saga: a list of steps, each with an action that ensures, an output and an undo.
///
/// ```java
/// Saga.named("create-instance", 1, NewInstance.class)
///         .local(ID, saga -> ids.newInstanceId())
///         .step(HOST, this::reserveHost, saga -> hosts.releaseIfReserved(saga.get(ID)))
///         .step("start", saga -> vms.ensureRunning(saga.get(ID)), saga -> vms.destroyIfPresent(saga.get(ID)))
///         .whenUnwound(saga -> instances.markFailed(saga.get(ID), saga.failure()))
///         .build();
/// ```
///
/// @param <I> the input
public final class Saga<I> {
    /// More steps than this are refused.
    public static final int MAX_STEPS = 64;

    private final SagaType type;
    private final Class<I> inputType;
    private final List<Step<I>> steps;
    private final Undo<I> whenUnwound;
    private final RetryPolicy whenUnwoundPolicy;

    private Saga(Builder<I> builder) {
        this.type = builder.type;
        this.inputType = builder.inputType;
        this.steps = List.copyOf(builder.steps);
        this.whenUnwound = builder.whenUnwound;
        this.whenUnwoundPolicy = builder.whenUnwoundPolicy;
    }

    /// Begins the definition of a saga.
    public static <I> Builder<I> named(String name, int version, Class<I> inputType) {
        return new Builder<>(new SagaType(name, version), inputType);
    }

    /// Name and version.
    public SagaType type() {
        return type;
    }

    /// The input's type.
    public Class<I> inputType() {
        return inputType;
    }

    /// The steps in the order they are done.
    public List<Step<I>> steps() {
        return steps;
    }

    /// What runs when everything is undone, before the end is recorded.
    public Undo<I> whenUnwound() {
        return whenUnwound;
    }

    /// How that is tried.
    public RetryPolicy whenUnwoundPolicy() {
        return whenUnwoundPolicy;
    }

    /// The same saga with every step changed by this function, for decorators and tests.
    public Saga<I> mapSteps(UnaryOperator<Step<I>> change) {
        Builder<I> builder = new Builder<>(type, inputType);
        steps.forEach(step -> builder.add(change.apply(step)));
        return builder.whenUnwound(whenUnwound, whenUnwoundPolicy).build();
    }

    /// A saga of this definition, to be submitted to the journal.
    ///
    /// @param operationId made by the caller
    /// @param input what it is to do
    /// @param resourceKey sagas with the same key run one after the other
    /// @param tenantKey whose work it is
    /// @param deadline when the platform gives up and unwinds
    public NewSaga submission(String operationId, I input, String resourceKey, String tenantKey, Instant deadline) {
        return new NewSaga(
                operationId,
                type,
                resourceKey,
                tenantKey,
                ModelJson.write(input),
                steps.size(),
                deadline,
                false,
                null,
                null);
    }

    /// Collects the steps.
    public static final class Builder<I> {
        private final SagaType type;
        private final Class<I> inputType;
        private final List<Step<I>> steps = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private Undo<I> whenUnwound = Undo.none();
        private RetryPolicy whenUnwoundPolicy = RetryPolicy.UNDO;

        private Builder(SagaType type, Class<I> inputType) {
            this.type = type;
            this.inputType = inputType;
        }

        /// Adds a step without an effect outside the journal, such as making ids or reading the clock.
        public <T> Builder<I> local(Output<T> output, Action<I, T> action) {
            return add(new Step<>(output.name(), output, action, Undo.none(), true, StepSettings.ORDINARY.weight(0)));
        }

        /// Adds a step.
        public <T> Builder<I> step(Output<T> output, Action<I, T> action, Undo<I> undo) {
            return step(output, action, undo, StepSettings.ORDINARY);
        }

        /// Adds a step with settings.
        public <T> Builder<I> step(Output<T> output, Action<I, T> action, Undo<I> undo, StepSettings settings) {
            return add(new Step<>(output.name(), output, action, undo, false, settings));
        }

        /// Adds a step that has nothing to tell.
        public Builder<I> step(String name, Effect<I> effect, Undo<I> undo) {
            return step(name, effect, undo, StepSettings.ORDINARY);
        }

        /// Adds a step that has nothing to tell, with settings.
        public Builder<I> step(String name, Effect<I> effect, Undo<I> undo, StepSettings settings) {
            Action<I, Boolean> action = saga -> {
                effect.run(saga);
                return true;
            };
            return add(new Step<>(name, null, action, undo, false, settings));
        }

        /// Sets what runs once everything is undone, before FAILED or CANCELLED is recorded: such as telling
        /// the resource why. It also runs when no step had begun, may run more than once, and is tried
        /// like an undo.
        public Builder<I> whenUnwound(Undo<I> then) {
            return whenUnwound(then, RetryPolicy.UNDO);
        }

        /// The same, with its own policy.
        public Builder<I> whenUnwound(Undo<I> then, RetryPolicy policy) {
            this.whenUnwound = then;
            this.whenUnwoundPolicy = policy;
            return this;
        }

        /// The finished definition.
        public Saga<I> build() {
            if (steps.isEmpty() || steps.getLast().local()) {
                throw new IllegalArgumentException(
                        type + ": the last step must have an effect (expected: a step(...) after the local ones)");
            }
            return new Saga<>(this);
        }

        private Builder<I> add(Step<I> step) {
            if (steps.size() == MAX_STEPS) {
                throw new IllegalArgumentException(type + ": too many steps (expected: at most " + MAX_STEPS + ")");
            }
            if (!names.add(step.name())) {
                throw new IllegalArgumentException(type + ": two steps named " + step.name() + " (expected: one)");
            }
            steps.add(step);
            return this;
        }
    }
}
