package cloud.yunhai.common.saga.journal;

import org.jspecify.annotations.Nullable;

/// What the owner learns by a write.
///
/// @param cancelReason why the saga is to be cancelled, if it is
/// @param successorWaiting whether this write ended the saga and another one with the same key waits
public record WriteReply(@Nullable String cancelReason, boolean successorWaiting) {}
