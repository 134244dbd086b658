package cloud.yunhai.apiclient.http;

import cloud.yunhai.apiclient.error.ApiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An event stream that stays: when it breaks or falls silent it is opened again after the last event seen.
///
/// How it works: one virtual thread opens the stream and hands the events to the listener; another reads the lines, so
/// that silence is noticed. The server sends a comment every few seconds, therefore silence means that it is gone. The
/// pauses between attempts grow; there is no last attempt. A problem that will not pass (404, 401, ...) ends it.
public final class Subscription implements AutoCloseable {
    /// Longer than this is not silence but loss.
    static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);
    private static final int LINES_MAX = 1_000;
    private static final int LINE_CHARS_MAX = 4 << 20;

    private final Transport transport;
    private final Call call;
    private final Predicate<StreamEvent> listener;
    private final Duration silenceMax;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable InputStream open;
    private volatile boolean closed;
    private volatile @Nullable String lastId;

    /// A line, or the end of the stream.
    private record Line(@Nullable String text) {}

    /// Begins.
    ///
    /// @param lastId the event to go on after; null: whatever the stream begins with
    /// @param listener gets each event, one at a time; answers whether to go on
    public static Subscription start(
            Transport transport, Call call, @Nullable String lastId, Predicate<StreamEvent> listener) {
        return start(transport, call, lastId, listener, SILENCE_MAX);
    }

    static Subscription start(
            Transport transport,
            Call call,
            @Nullable String lastId,
            Predicate<StreamEvent> listener,
            Duration silenceMax) {
        Subscription subscription = new Subscription(transport, call, lastId, listener, silenceMax);
        subscription.thread.start();
        return subscription;
    }

    private Subscription(
            Transport transport,
            Call call,
            @Nullable String lastId,
            Predicate<StreamEvent> listener,
            Duration silenceMax) {
        this.transport = transport;
        this.call = call.accept("text/event-stream");
        this.listener = listener;
        this.silenceMax = silenceMax;
        this.lastId = lastId;
        this.thread = Thread.ofVirtual().name("event-stream").unstarted(this::run);
    }

    /// Completes when it has ended: the listener had enough, it was closed, or (exceptionally) a problem ended
    /// it.
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /// Ends it. No event is handed over once this has returned, but for one that is being handled now.
    @Override
    public void close() {
        closed = true;
        closeStream();
        thread.interrupt();
        ended.complete(null);
    }

    private void run() {
        try {
            int failures = 0;
            while (!closed) {
                boolean heard = false;
                try (InputStream stream = opened()) {
                    Heard result = listen(stream);
                    heard = result.any();
                    if (result.enough()) {
                        break;
                    }
                } catch (IOException brokenOrGone) {
                    // opened again below
                } catch (ApiException problem) {
                    if (!passes(problem)) {
                        throw problem;
                    }
                }
                failures = heard ? 1 : failures + 1;
                pause(failures);
            }
            ended.complete(null);
        } catch (InterruptedException closedMeanwhile) {
            Thread.currentThread().interrupt();
            ended.complete(null);
        } catch (RuntimeException | Error failure) {
            if (closed) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(failure);
            }
        }
    }

    private InputStream opened() throws IOException {
        InputStream stream = transport.open(call.header("Last-Event-ID", lastId));
        open = stream;
        if (closed) {
            closeStream(); // it was closed while the stream was opened
        }
        return stream;
    }

    private static boolean passes(ApiException problem) {
        return problem.status() >= 500 || problem.status() == 429 || problem.status() == 0;
    }

    /// What came of one stream.
    private record Heard(boolean any, boolean enough) {}

    private Heard listen(InputStream stream) throws InterruptedException {
        BlockingQueue<Line> lines = new LinkedBlockingQueue<>(LINES_MAX);
        Thread reader = Thread.ofVirtual().name("event-stream-lines").start(() -> read(stream, lines));
        EventParser parser = new EventParser();
        boolean any = false;
        try {
            while (!closed) {
                Line line = lines.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS);
                if (line == null || line.text() == null) {
                    return new Heard(any, false);
                }
                any = true;
                Optional<StreamEvent> event = parser.line(line.text());
                if (event.isPresent() && !handled(event.get())) {
                    return new Heard(true, true);
                }
            }
            return new Heard(any, true);
        } finally {
            closeStream();
            reader.interrupt();
        }
    }

    private boolean handled(StreamEvent event) {
        if (closed) {
            return false;
        }
        boolean more = listener.test(event);
        if (event.id() != null) {
            lastId = event.id();
        }
        return more;
    }

    private static void read(InputStream stream, BlockingQueue<Line> lines) {
        try {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.length() > LINE_CHARS_MAX) {
                        break;
                    }
                    lines.put(new Line(line));
                }
            } catch (IOException brokenOrClosed) {
                // as if it had ended
            }
            lines.put(new Line(null));
        } catch (InterruptedException closedMeanwhile) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeStream() {
        InputStream stream = open;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException alreadyBroken) {
                // it is closed either way
            }
        }
    }

    private void pause(int failures) throws InterruptedException {
        if (!closed) {
            long whole = Math.min(PAUSE_MAX.toMillis(), 100L << Math.min(failures, 10));
            transport
                    .pauses()
                    .pause(Duration.ofMillis(whole / 2 + transport.random().nextLong(whole / 2 + 1)));
        }
    }
}
