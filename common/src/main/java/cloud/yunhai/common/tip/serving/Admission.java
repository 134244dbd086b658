package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.MethodSpec;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.WorkClass;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides whether a call may begin: not while draining, not past its deadline, not beyond the limits.
///
/// The Lifecycle passes by: a full or stopping process must still say so.
final class Admission {
    private final Map<WorkClass, CallGate> gates = new EnumMap<>(WorkClass.class);
    private final AtomicInteger inProgress = new AtomicInteger();
    private volatile boolean draining;

    Admission(TipLimits.Serving limits, MeterRegistry meters) {
        for (WorkClass work : WorkClass.values()) {
            CallGate gate = new CallGate(limits.inProgress(work), limits.waiting());
            gates.put(work, gate);
            String name = work.name().toLowerCase(Locale.ROOT);
            Gauge.builder("tip.served.in.progress", gate, CallGate::inProgress)
                    .tag("work", name)
                    .register(meters);
            Gauge.builder("tip.served.waiting", gate, CallGate::waiting)
                    .tag("work", name)
                    .register(meters);
        }
    }

    /// Lets the call in, or says why not. What was let in must [#leave].
    void enter(MethodSpec spec, Deadline deadline) throws InterruptedException {
        if (isLifecycle(spec)) {
            return;
        }
        inProgress.incrementAndGet();
        boolean entered = false;
        try {
            refuseIfDraining();
            CallGate.Entry entry = gate(spec).enter(deadline);
            switch (entry) {
                case ENTERED -> entered = true;
                case FULL ->
                    throw new CloudException(
                            ErrorCode.QUEUE_FULL, "the service is busy: too many calls of class " + spec.work());
                case TOO_LATE -> throw tooLate();
            }
            if (deadline.expired()) {
                gate(spec).leave();
                entered = false;
                throw tooLate();
            }
        } finally {
            if (!entered) {
                inProgress.decrementAndGet();
            }
        }
    }

    void leave(MethodSpec spec) {
        if (!isLifecycle(spec)) {
            gate(spec).leave();
            inProgress.decrementAndGet();
        }
    }

    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    int inProgress() {
        return inProgress.get();
    }

    private CallGate gate(MethodSpec spec) {
        return Objects.requireNonNull(gates.get(spec.work()), "a gate for each class of work");
    }

    private void refuseIfDraining() {
        if (draining) {
            throw new CloudException(ErrorCode.DRAINING, "the service is stopping");
        }
    }

    private static CloudException tooLate() {
        return new CloudException(ErrorCode.DEADLINE, "the time given was used up before the call could begin");
    }

    private static boolean isLifecycle(MethodSpec spec) {
        return spec.service().equals("Lifecycle");
    }
}
