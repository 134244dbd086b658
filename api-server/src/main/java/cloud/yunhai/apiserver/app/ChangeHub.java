package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.app.port.ChangeFeed;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader of the change feed for all streams of this process: many browsers cost db-proxy one long poll.
///
/// It reads only while somebody listens. A listener that does not keep up is ended rather than held in memory; it asks
/// again with the last sequence it saw.
public final class ChangeHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeHub.class);
    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    private static final int LISTENERS_MAX = 500;
    private static final int BACKLOG_MAX = 1_000;

    private final ChangeFeed feed;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Thread reader;
    private volatile boolean closed;

    public ChangeHub(ChangeFeed feed) {
        this.feed = feed;
    }

    /// One stream.
    public final class Listener implements AutoCloseable {
        private final Predicate<Event> wanted;
        private final BlockingQueue<Event> backlog = new LinkedBlockingQueue<>(BACKLOG_MAX);
        /// What comes while the listener is still catching up; null: it has.
        private @Nullable List<Event> early = new ArrayList<>();

        private long last;
        private volatile boolean behind;

        private Listener(Predicate<Event> wanted, long last) {
            this.wanted = wanted;
            this.last = last;
        }

        /// The next change, or null when the time is over.
        public @Nullable Event next(Duration time) throws InterruptedException {
            return backlog.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /// Whether it has ended: changes were lost, or the process stops.
        public boolean ended() {
            return closed || behind && backlog.isEmpty();
        }

        private synchronized void heard(Event event) {
            if (early == null) {
                offer(event);
            } else if (early.size() < BACKLOG_MAX) {
                early.add(event);
            } else {
                behind = true;
            }
        }

        private synchronized void caughtUp() {
            List<Event> waiting = early == null ? List.of() : early;
            early = null;
            waiting.forEach(this::offer);
        }

        private synchronized void offer(Event event) {
            if (event.sequence() > last && !behind) {
                last = event.sequence();
                behind = wanted.test(event) && !backlog.offer(event);
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    /// Listens to what changes from now on, or after this sequence.
    ///
    /// @param after the last sequence that the listener saw; null: from now on
    public Listener listen(Predicate<Event> wanted, @Nullable Long after) {
        if (closed || listeners.size() >= LISTENERS_MAX) {
            throw new CloudException(ErrorCode.QUEUE_FULL, "too many streams at once; try again later");
        }
        long now = feed.changes(-1, 1, Duration.ZERO).nextSequence();
        Listener listener = new Listener(wanted, after == null ? now : after);
        listeners.add(listener);
        startReading(now);
        try {
            if (after != null) {
                catchUp(listener, after, now);
            }
        } catch (CloudException failure) {
            listener.close();
            throw failure;
        }
        listener.caughtUp();
        return listener;
    }

    /// What came between is read for this listener alone, as far as its backlog takes it.
    private void catchUp(Listener listener, long after, long now) {
        long at = after;
        while (at < now && !listener.behind) {
            ChangeFeed.Changes missed = feed.changes(at, BATCH, Duration.ZERO);
            missed.events().forEach(listener::offer);
            if (missed.nextSequence() <= at) {
                return;
            }
            at = missed.nextSequence();
        }
    }

    private synchronized void startReading(long from) {
        if (reader == null && !closed) {
            reader = Thread.ofVirtual().name("change-feed").start(() -> read(from));
        }
    }

    private void read(long from) {
        long at = from;
        while (!stopReading()) {
            try {
                ChangeFeed.Changes changes = feed.changes(at, BATCH, POLL);
                changes.events().forEach(event -> listeners.forEach(listener -> listener.heard(event)));
                at = changes.nextSequence();
            } catch (CloudException failure) {
                LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("change-feed.failed");
                pause();
            }
        }
    }

    private synchronized boolean stopReading() {
        if (closed || listeners.isEmpty()) {
            reader = null;
            return true;
        }
        return false;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.interrupt();
        }
    }
}
