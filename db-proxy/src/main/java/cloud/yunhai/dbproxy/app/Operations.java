package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.core.OperationView;
import cloud.yunhai.dbproxy.core.StoredSaga;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sagas as their tenants see them.
public final class Operations {
    /// Longer waits end early; the caller asks again.
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Signals signals;

    /// On these transactions.
    public Operations(Transactions transactions, Signals signals) {
        this.transactions = transactions;
        this.signals = signals;
    }

    /// One operation.
    ///
    /// @param tenantId null: of any tenant
    public Operation get(@Nullable String tenantId, String operationId) {
        return OperationView.of(stored(tenantId, operationId));
    }

    private StoredSaga stored(@Nullable String tenantId, String operationId) {
        return transactions
                .read(work -> work.journal().find(operationId))
                .filter(stored -> stored.kind() != null)
                .filter(stored ->
                        tenantId == null || tenantId.equals(stored.saga().tenantKey()))
                .orElseThrow(() -> CloudException.notFound("operation", operationId));
    }

    /// One operation once it is newer than the version, or done, or the time is over. No connection is held
    /// meanwhile.
    public Operation await(@Nullable String tenantId, String operationId, long version, Duration wait) {
        long end = System.nanoTime() + Math.min(Math.max(wait.toNanos(), 0), WAIT_MAX.toNanos());
        try (Signals.Listening listening = signals.listen(operationId)) {
            while (true) {
                StoredSaga stored = stored(tenantId, operationId);
                boolean told =
                        stored.version() > version || stored.saga().state().isDone();
                if (told || signals.over(end)) {
                    return OperationView.of(stored);
                }
                listening.await(signals.pause(end));
            }
        }
    }

    /// A page of operations.
    public Page<Operation> list(PageRequest request) {
        Page<StoredSaga> page = transactions.read(work -> work.journal().list(request));
        return new Page<>(page.items().stream().map(OperationView::of).toList(), page.nextPageToken());
    }
}
