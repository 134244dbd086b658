package cloud.yunhai.common.saga.journal;

import java.util.List;

/// The answer to a batch of renewals; whatever is not named was renewed.
///
/// @param lost the ids of sagas that someone else claimed, or that are gone
/// @param cancelled sagas that are to be cancelled
public record RenewReply(List<String> lost, List<Cancelled> cancelled) {
    /// Copies the lists.
    public RenewReply {
        lost = List.copyOf(lost);
        cancelled = List.copyOf(cancelled);
    }

    /// A saga that is to be cancelled, and why.
    public record Cancelled(String sagaId, String reason) {}
}
