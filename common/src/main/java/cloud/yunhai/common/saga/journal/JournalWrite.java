package cloud.yunhai.common.saga.journal;

import cloud.yunhai.common.model.operation.OperationState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One write to the journal, applied whole or not at all: "step 3 is finished and step 4 started" is one write.
///
/// Writes of one claim are numbered. A write that is not newer than the last one changes nothing and is
/// answered all the same: so one with an unknown outcome is simply sent again, and one that was held up
/// on its way does no harm.
///
/// @param sequence from 1, growing with each write after a claim
/// @param state the saga's state from now on; if it is not live, owner and lease end with this write
/// @param steps the steps that changed, each as a whole
/// @param failure why it unwinds or failed; kept once given
/// @param progressPercent how much is done, 0 to 100
/// @param progressText what is being done
/// @param due when the saga is to be gone on with, should its owner die while it waits
public record JournalWrite(
        long sequence,
        OperationState state,
        List<StepRecord> steps,
        @Nullable Failure failure,
        int progressPercent,
        @Nullable String progressText,
        Instant due) {
    /// Copies the list.
    public JournalWrite {
        steps = List.copyOf(steps);
    }
}
