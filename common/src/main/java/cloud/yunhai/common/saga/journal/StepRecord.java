package cloud.yunhai.common.saga.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step as the journal holds it; a later write for the same index replaces the former.
///
/// @param index its place in the saga, from 0
/// @param name the output's or effect's name
/// @param service which service does the work, for the timeline
/// @param state see [StepState]
/// @param attempt which try of the action this is, from 1
/// @param undoAttempt which try of the undo this is; 0 before the first
/// @param outputJson what the action returned, once finished
/// @param failure the last failure of action or undo
/// @param started when the action was first begun
/// @param ended when the action ended, either way
/// @param undoStarted when the undo was first begun
/// @param undoEnded when the undo ended, either way
/// @param owner who did it
public record StepRecord(
        int index,
        String name,
        String service,
        StepState state,
        int attempt,
        int undoAttempt,
        @Nullable String outputJson,
        @Nullable Failure failure,
        Instant started,
        @Nullable Instant ended,
        @Nullable Instant undoStarted,
        @Nullable Instant undoEnded,
        String owner) {}
