package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.journal.SagaRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What one try of an action or undo sees.
final class StepContext<I> implements SagaContext<I> {
    private final SagaRecord saga;
    private final SagaValues<I> values;
    private final FencingScope.Bound bound;
    private final @Nullable Failure failure;
    private final BooleanSupplier stop;
    private volatile int percent;
    private volatile @Nullable String text;
    private volatile boolean timedOut;

    StepContext(
            SagaRecord saga,
            SagaValues<I> values,
            FencingScope.Bound bound,
            @Nullable Failure failure,
            BooleanSupplier stop) {
        this.saga = saga;
        this.values = values;
        this.bound = bound;
        this.failure = failure;
        this.stop = stop;
    }

    FencingScope.Bound bound() {
        return bound;
    }

    int percent() {
        return percent;
    }

    @Nullable
    String text() {
        return text;
    }

    void timeOut() {
        timedOut = true;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    @Override
    public I input() {
        return values.input();
    }

    @Override
    public @Nullable String secret() {
        return saga.secret();
    }

    @Override
    public <T> T get(Output<T> output) {
        return find(output)
                .orElseThrow(() -> new IllegalStateException(
                        output.name() + ": no such output (expected: the output of an earlier step that finished)"));
    }

    @Override
    public <T> Optional<T> find(Output<T> output) {
        return values.find(output);
    }

    @Override
    public String operationId() {
        return saga.id();
    }

    @Override
    public String tenantKey() {
        return saga.tenantKey();
    }

    @Override
    public String step() {
        return bound.step();
    }

    @Override
    public int attempt() {
        return bound.attempt();
    }

    @Override
    public long fencingToken() {
        return bound.fencingToken();
    }

    @Override
    public Instant deadline() {
        return bound.deadline();
    }

    @Override
    public void progress(int percentOfStep, String doing) {
        if (percentOfStep < 0 || percentOfStep > 100) {
            throw new IllegalArgumentException("percent: " + percentOfStep + " (expected: 0 to 100)");
        }
        percent = percentOfStep;
        text = doing;
    }

    @Override
    public boolean cancelled() {
        return timedOut || stop.getAsBoolean();
    }

    @Override
    public @Nullable Failure failure() {
        return failure;
    }
}
