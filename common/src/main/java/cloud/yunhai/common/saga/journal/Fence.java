package cloud.yunhai.common.saga.journal;

/// The right to act for a saga: valid while no one else has claimed it since.
///
/// @param sagaId the saga
/// @param token grows with every claim of any saga, so that whoever holds state can refuse an older one
public record Fence(String sagaId, long token) {}
