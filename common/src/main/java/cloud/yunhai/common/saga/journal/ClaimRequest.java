package cloud.yunhai.common.saga.journal;

import java.util.List;

/// Asks for sagas to run.
///
/// @param claim who asks
/// @param limit how many at most
/// @param room how many of each type at most; a type that is not named is not given
public record ClaimRequest(Claim claim, int limit, List<Room> room) {
    /// Copies the list.
    public ClaimRequest {
        room = List.copyOf(room);
    }

    /// How many more sagas of a type the claimer can run.
    public record Room(SagaType type, int limit) {}
}
