package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Counts and times calls, per method and outcome: `tip.served.calls`, `tip.calls` and `tip.calls.repeated`.
public final class CallStats {
    private static final int OUTCOMES = ErrorKind.values().length + 1;

    private final MeterRegistry meters;
    private final Map<MethodSpec, Timer[]> served = new ConcurrentHashMap<>();
    private final Map<String, Map<MethodSpec, Timer[]>> made = new ConcurrentHashMap<>();
    private final Map<String, Counter> repeated = new ConcurrentHashMap<>();

    public CallStats(MeterRegistry meters) {
        this.meters = meters;
    }

    /// A call was answered.
    public void served(MethodSpec spec, @Nullable CloudException failure, long nanos) {
        record(served.computeIfAbsent(spec, _ -> new Timer[OUTCOMES]), "tip.served.calls", spec, "", failure, nanos);
    }

    /// A call was made, with all its repetitions.
    public void made(String module, MethodSpec spec, @Nullable CloudException failure, long nanos) {
        Map<MethodSpec, Timer[]> ofModule = made.computeIfAbsent(module, _ -> new ConcurrentHashMap<>());
        record(ofModule.computeIfAbsent(spec, _ -> new Timer[OUTCOMES]), "tip.calls", spec, module, failure, nanos);
    }

    /// A call is sent once more.
    public void repeated(String module, MethodSpec spec) {
        repeated.computeIfAbsent(
                        module + spec.name(),
                        _ -> Counter.builder("tip.calls.repeated")
                                .tag("target", module)
                                .tag("method", spec.name())
                                .register(meters))
                .increment();
    }

    /// A timer is made when its outcome first occurs; made twice by two threads at once, it is the same meter.
    private void record(
            Timer[] timers,
            String meter,
            MethodSpec spec,
            String target,
            @Nullable CloudException failure,
            long nanos) {
        int outcome = failure == null ? 0 : failure.kind().ordinal() + 1;
        Timer timer = timers[outcome];
        if (timer == null) {
            Timer.Builder builder = Timer.builder(meter)
                    .tag("method", spec.name())
                    .tag(
                            "outcome",
                            failure == null ? "ok" : failure.kind().name().toLowerCase(Locale.ROOT));
            timer = (target.isEmpty() ? builder : builder.tag("target", target)).register(meters);
            timers[outcome] = timer;
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
