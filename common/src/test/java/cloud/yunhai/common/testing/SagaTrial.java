package cloud.yunhai.common.testing;

import cloud.yunhai.common.saga.Saga;

/// One fresh world in which a saga is tried once by [SagaConformance].
///
/// @param saga the definition, on fresh fakes or a fresh simulator
/// @param input what it is to do
/// @param succeeded asserts that the world is as the saga is to leave it
/// @param nothingLeft asserts that the world is as it was before, but for the resource's own record of what happened
/// @param <I> the input
public record SagaTrial<I>(Saga<I> saga, I input, Runnable succeeded, Runnable nothingLeft) {}
