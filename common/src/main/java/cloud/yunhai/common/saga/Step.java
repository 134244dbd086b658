package cloud.yunhai.common.saga;

import org.jspecify.annotations.Nullable;

/// One step of a saga.
///
/// @param name unique in its saga
/// @param output what the action returns; null if it has nothing to tell
/// @param action ensures
/// @param undo removes what is present
/// @param local whether it has no effect outside the journal, so that nothing need be written before it
/// @param settings tries, timeline, progress
/// @param <I> the saga's input
public record Step<I>(
        String name,
        @Nullable Output<?> output,
        Action<I, ?> action,
        Undo<I> undo,
        boolean local,
        StepSettings settings) {

    /// Whether there is nothing to undo.
    public boolean hasNoUndo() {
        return undo instanceof Undo.None;
    }

    /// The same step with another action.
    public Step<I> withAction(Action<I, ?> other) {
        return new Step<>(name, output, other, undo, local, settings);
    }

    /// The same step with another undo.
    public Step<I> withUndo(Undo<I> other) {
        return new Step<>(name, output, action, other, local, settings);
    }
}
