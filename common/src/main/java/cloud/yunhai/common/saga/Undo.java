package cloud.yunhai.common.saga;

/// Removes what a step's action may have made, if it is present.
///
/// It also runs for a step whose action failed or whose outcome is not known, and may run more than once.
/// So it must not rely on its own step's output, only on those of earlier steps.
///
/// @param <I> the saga's input
@FunctionalInterface
public interface Undo<I> {
    /// Removes it.
    void run(SagaContext<I> saga) throws Exception;

    /// For a step without an effect outside the journal.
    static <I> Undo<I> none() {
        return new None<>();
    }

    /// Nothing to undo; known to the engine, which then spares the journal writes around it.
    record None<I>() implements Undo<I> {
        @Override
        public void run(SagaContext<I> saga) {
            // There is nothing to remove.
        }
    }
}
