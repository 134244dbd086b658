package cloud.yunhai.common.saga;

/// Makes something so, and returns what later steps need to know of it.
///
/// It may run more than once, even after it had its effect, and then must end with the same result.
///
/// @param <I> the saga's input
/// @param <T> the output
@FunctionalInterface
public interface Action<I, T> {
    /// Does it.
    T run(SagaContext<I> saga) throws Exception;
}
