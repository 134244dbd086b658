package cloud.yunhai.common.saga;

/// An [Action] that has nothing to tell.
///
/// @param <I> the saga's input
@FunctionalInterface
public interface Effect<I> {
    /// Does it.
    void run(SagaContext<I> saga) throws Exception;
}
