package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts into the view what is about to be done. What needs no call (to begin to unwind, to undo a step without an
/// undo, to end) is settled here at once, so that it shares a write with what follows.
final class Announcer {
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final Saga<?> saga;
    private final JournalView view;
    private final String owner;

    Announcer(Saga<?> saga, JournalView view, String owner) {
        this.saga = saga;
        this.view = view;
        this.owner = owner;
    }

    /// Decides what is next and announces it in the view.
    Decision arm(Instant now) {
        while (true) {
            Decision next = Planner.next(saga, view, now);
            switch (next) {
                case Decision.Act act -> {
                    announce(act, now);
                    return next;
                }
                case Decision.Unwind unwind -> {
                    view.unwind(unwind.cause());
                    view.dueAt(now);
                    log.atInfo()
                            .addKeyValue("operation", view.id())
                            .addKeyValue("kind", unwind.cause().kind())
                            .addKeyValue("step", unwind.cause().step())
                            .log("saga.unwinding");
                }
                case Decision.Undo undo -> {
                    view.dueAt(now);
                    StepRecord former = view.steps().get(undo.index());
                    if (!saga.steps().get(undo.index()).hasNoUndo()) {
                        view.put(StepRecords.undoing(former, undo.attempt(), now, owner));
                        return next;
                    }
                    view.put(StepRecords.undone(former, now));
                }
                case Decision.Conclude conclude -> {
                    if (!(saga.whenUnwound() instanceof Undo.None)) {
                        return next;
                    }
                    if (view.isStateUnwritten()) {
                        return new Decision.Record();
                    }
                    view.enter(conclude.outcome());
                }
                case Decision.End end -> {
                    if (view.state() == end.outcome()) {
                        return next;
                    }
                    if (view.isStateUnwritten()) {
                        return new Decision.Record();
                    }
                    if (end.outcome() == OperationState.STUCK) {
                        markStuck(now);
                    }
                    view.enter(end.outcome());
                }
                case Decision.Wait wait -> {
                    view.dueAt(wait.until());
                    return next;
                }
                case Decision.Record _ -> {
                    return next;
                }
            }
        }
    }

    private void announce(Decision.Act act, Instant now) {
        Step<?> step = saga.steps().get(act.index());
        view.dueAt(now);
        if (step.local() && act.attempt() == 1) {
            return;
        }
        StepRecord former = act.index() < view.steps().size() ? view.steps().get(act.index()) : null;
        view.put(StepRecords.started(step, act.index(), former, act.attempt(), now, owner));
        view.enter(OperationState.RUNNING);
    }

    private void markStuck(Instant now) {
        StepRecord last = view.lastUnsettled();
        if (last != null) {
            Failure cause = last.failure() != null ? last.failure() : view.failure();
            view.put(StepRecords.undoFailed(last, cause, now));
        }
    }
}
