package cloud.yunhai.portal.live;

import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One open page that waits for changes. Many changes in a row are one.
///
/// The API's event stream tells when an operation begins and ends, not its steps; so the page also follows the
/// operation that works on what it shows.
final class LivePage implements AutoCloseable {
    private static final String OPERATION = "op_";

    private final List<String> prefixes;
    private final BiFunction<String, Runnable, Subscription> watch;
    private final Consumer<LivePage> gone;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean ended;
    private @Nullable String operation;
    private @Nullable Subscription steps;

    /// @param prefixes beginnings of the ids of what it shows; whole ids of what it shows in particular
    /// @param watch follows an operation by its id, and runs something at each of its steps
    /// @param gone told when the page is closed
    LivePage(List<String> prefixes, BiFunction<String, Runnable, Subscription> watch, Consumer<LivePage> gone) {
        this.prefixes = List.copyOf(prefixes);
        this.watch = watch;
        this.gone = gone;
    }

    /// Follows the operation that the page shows from the beginning, if it shows one.
    void begin() {
        prefixes.stream().filter(LivePage::isOperation).findFirst().ifPresent(this::follow);
    }

    void heard(EventRepresentation event) {
        if (isOperation(event.resourceId) && worksOnMine(event)) {
            follow(event.resourceId);
        }
        if (prefixes.stream().anyMatch(event.resourceId::startsWith)) {
            change();
        }
    }

    private static boolean isOperation(String id) {
        return id.startsWith(OPERATION) && id.length() > OPERATION.length();
    }

    /// Where the event does not say what the operation works on, it may be this page's.
    private boolean worksOnMine(EventRepresentation event) {
        String after = event.after;
        return prefixes.stream()
                .filter(id -> !id.endsWith("_"))
                .anyMatch(id -> after == null || after.contains("\"" + id + "\""));
    }

    private synchronized void follow(String id) {
        if (ended || id.equals(operation)) {
            return;
        }
        stopFollowing();
        operation = id;
        steps = watch.apply(id, this::change);
    }

    private void stopFollowing() {
        if (steps != null) {
            steps.close();
        }
    }

    private void change() {
        if (changed.availablePermits() == 0) {
            changed.release();
        }
    }

    /// Waits for a change; answers false when there was none in this time.
    boolean awaitChange(Duration time) throws InterruptedException {
        boolean any = changed.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        changed.drainPermits();
        return any && !ended;
    }

    void end() {
        ended = true;
        changed.release();
    }

    boolean ended() {
        return ended;
    }

    @Override
    public synchronized void close() {
        ended = true;
        stopFollowing();
        gone.accept(this);
    }
}
