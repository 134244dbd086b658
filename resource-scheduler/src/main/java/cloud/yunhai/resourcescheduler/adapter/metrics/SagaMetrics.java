package cloud.yunhai.resourcescheduler.adapter.metrics;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.runner.SagaListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts and times sagas and steps, and logs each end once.
public final class SagaMetrics implements SagaListener {
    private static final Logger log = LoggerFactory.getLogger(SagaMetrics.class);

    private final MeterRegistry meters;

    public SagaMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void stepEnded(SagaType type, String step, boolean undo, Duration took, @Nullable Failure failure) {
        Timer.builder("yunhai.saga.step")
                .description("Time of a step's action or undo")
                .tag("saga", type.name())
                .tag("step", step)
                .tag("way", undo ? "undo" : "action")
                .tag("outcome", failure == null ? "ok" : failure.kind().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(took);
        if (failure != null) {
            log.atWarn()
                    .addKeyValue("saga", type.name())
                    .addKeyValue("step", step)
                    .addKeyValue("undo", undo)
                    .addKeyValue("kind", failure.kind())
                    .addKeyValue("reason", failure.message())
                    .addKeyValue("detail", failure.detail())
                    .log("saga.step-failed");
        }
    }

    @Override
    public void ended(SagaType type, String sagaId, OperationState state, Duration took) {
        Timer.builder("yunhai.saga")
                .description("Time of a saga from submission to its end")
                .tag("saga", type.name())
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(took);
        log.atInfo()
                .addKeyValue("operation", sagaId)
                .addKeyValue("saga", type.name())
                .addKeyValue("state", state)
                .addKeyValue("millis", took.toMillis())
                .log("saga.ended");
    }

    @Override
    public void stuck(SagaType type, String sagaId, String step, @Nullable Failure failure) {
        meters.counter("yunhai.saga.stuck", "saga", type.name()).increment();
        log.atError()
                .addKeyValue("operation", sagaId)
                .addKeyValue("saga", type.name())
                .addKeyValue("step", step)
                .addKeyValue("reason", failure == null ? "" : failure.message())
                .log("saga.stuck");
    }

    @Override
    public void lost(SagaType type, String sagaId) {
        meters.counter("yunhai.saga.lost", "saga", type.name()).increment();
        log.atWarn()
                .addKeyValue("operation", sagaId)
                .addKeyValue("saga", type.name())
                .log("saga.lost");
    }
}
