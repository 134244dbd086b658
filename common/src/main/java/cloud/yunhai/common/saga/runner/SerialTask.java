package cloud.yunhai.common.saga.runner;

import java.util.concurrent.atomic.AtomicReference;

/// A task that never runs twice at once: woken while it runs, it runs once more afterwards.
final class SerialTask {
    private enum Mode {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN
    }

    private final SagaScheduler scheduler;
    private final Runnable body;
    private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.IDLE);

    SerialTask(SagaScheduler scheduler, Runnable body) {
        this.scheduler = scheduler;
        this.body = body;
    }

    void wake() {
        Mode before = mode.getAndUpdate(now -> now == Mode.IDLE ? Mode.RUNNING : Mode.RUNNING_AND_WOKEN);
        if (before == Mode.IDLE) {
            scheduler.execute(this::run);
        }
    }

    private void run() {
        try {
            body.run();
        } finally {
            Mode before = mode.getAndUpdate(now -> now == Mode.RUNNING ? Mode.IDLE : Mode.RUNNING);
            if (before == Mode.RUNNING_AND_WOKEN) {
                scheduler.execute(this::run);
            }
        }
    }
}
