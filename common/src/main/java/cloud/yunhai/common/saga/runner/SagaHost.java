package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.journal.SagaStore;
import java.time.InstantSource;

/// What a service gives its runner.
///
/// @param store the journal; its calls must end by themselves well within a lease
/// @param scheduler where the work runs
/// @param clock the time
/// @param scope binds token, deadline and trace to the calls of a step
/// @param classifier what exceptions mean
/// @param listener alarms and metrics
/// @param failPoint [FailPoint#NONE] but in tests
public record SagaHost(
        SagaStore store,
        SagaScheduler scheduler,
        InstantSource clock,
        FencingScope scope,
        FailureClassifier classifier,
        SagaListener listener,
        FailPoint failPoint) {

    /// Plain defaults for all but the store and the place to run.
    public static SagaHost of(SagaStore store, SagaScheduler scheduler) {
        return new SagaHost(
                store,
                scheduler,
                InstantSource.system(),
                FencingScope.NONE,
                new DefaultFailureClassifier(),
                SagaListener.NONE,
                FailPoint.NONE);
    }

    /// The same with another clock.
    public SagaHost with(InstantSource other) {
        return new SagaHost(store, scheduler, other, scope, classifier, listener, failPoint);
    }

    /// The same with another way to bind calls.
    public SagaHost with(FencingScope other) {
        return new SagaHost(store, scheduler, clock, other, classifier, listener, failPoint);
    }

    /// The same with another listener.
    public SagaHost with(SagaListener other) {
        return new SagaHost(store, scheduler, clock, scope, classifier, other, failPoint);
    }

    /// The same with another classifier.
    public SagaHost with(FailureClassifier other) {
        return new SagaHost(store, scheduler, clock, scope, other, listener, failPoint);
    }

    /// The same with fail points; for tests.
    public SagaHost with(FailPoint other) {
        return new SagaHost(store, scheduler, clock, scope, classifier, listener, other);
    }
}
