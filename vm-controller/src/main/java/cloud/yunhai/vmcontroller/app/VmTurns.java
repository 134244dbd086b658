package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Lets commands act on a VM one after the other, and only for the newest owner of its sagas.
///
/// A turn is short: who waits for a guest gives the turn back and takes another one, which fails when somebody newer
/// has spoken in between. So a forced stop never waits behind a guest that does not power off.
final class VmTurns {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeyedLocks<InstanceId> locks = new KeyedLocks<>();
    private final VmRecords records;
    private final HostReporter reporter;

    VmTurns(VmRecords records, HostReporter reporter) {
        this.records = records;
        this.reporter = reporter;
    }

    /// Does this in the caller's turn.
    <T> T turn(InstanceId id, Supplier<T> work) {
        return locks.locked(id, patience(), () -> {
            checkFence(id);
            reporter.hold(id);
            try {
                return work.get();
            } finally {
                reporter.release(id);
            }
        });
    }

    /// The caller's token.
    static OptionalLong token() {
        return CallContext.current().fencingToken();
    }

    private void checkFence(InstanceId id) {
        OptionalLong token = token();
        if (token.isEmpty()) {
            return;
        }
        VmRecord record = records.get(id);
        if (token.getAsLong() < record.fence()) {
            throw CloudException.of(ErrorCode.FENCED_OUT, "a newer operation has taken over this instance")
                    .internal("token " + token.getAsLong() + ", seen " + record.fence())
                    .build();
        }
        if (token.getAsLong() > record.fence()) {
            records.put(id, record.withFence(token.getAsLong()));
        }
    }

    private static Duration patience() {
        Deadline deadline = CallContext.current().deadline();
        return deadline == null ? PATIENCE : deadline.remaining();
    }
}
