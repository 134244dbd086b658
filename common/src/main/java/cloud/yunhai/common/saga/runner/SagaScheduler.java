package cloud.yunhai.common.saga.runner;

import java.time.Duration;

/// Where the engine's work runs. Tasks may block in calls, but never wait for time to pass: for that
/// they end and are scheduled again.
public interface SagaScheduler {
    /// Runs a task soon, beside others.
    void execute(Runnable task);

    /// Runs a task beside others after this delay.
    void schedule(Runnable task, Duration delay);
}
