package cloud.yunhai.common.saga;

import cloud.yunhai.common.saga.journal.Failure;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an action or undo knows of its saga.
///
/// @param <I> the saga's input
public interface SagaContext<I> {
    /// What the saga is to do.
    I input();

    /// What only the steps may know, as it was submitted; null when nothing was.
    @Nullable
    String secret();

    /// The output of an earlier step.
    ///
    /// @throws IllegalStateException if that step has not finished
    <T> T get(Output<T> output);

    /// The output of a step, if that step finished; for undos.
    <T> Optional<T> find(Output<T> output);

    /// The operation's id, which is the saga's.
    String operationId();

    /// Whose work it is.
    String tenantKey();

    /// The name of the step this is the action or undo of.
    String step();

    /// Which try this is, from 1; it goes on counting over a take-over.
    int attempt();

    /// To be sent with every call: whoever holds state refuses an older one.
    long fencingToken();

    /// When this try must have ended.
    Instant deadline();

    /// Tells how far a long step is. Cheap: it is written with the next renewal of the lease.
    ///
    /// @param percent of this step, 0 to 100
    /// @param text what is being done
    void progress(int percent, String text);

    /// Whether a long step should stop now, by throwing: the saga was cancelled or taken away, or time is up.
    boolean cancelled();

    /// Why the saga is being undone; null while it goes forward.
    @Nullable
    Failure failure();
}
