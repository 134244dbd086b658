package cloud.yunhai.common.lol;

import cloud.yunhai.common.lol.spool.Spool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Carries events from the threads that log to lol-server.
///
/// How it works: whoever logs puts the event into a bounded queue and goes on; one thread makes batches of what is in
/// the queue and puts them into the spool; another sends the spool's batches one by one, in order, each until it is
/// taken. So the network never holds up the disk, and neither holds up a caller. An event that finds the queue full
/// (the disk must stand still for that) is dropped and counted; how many were lost is logged itself, once they are no
/// longer.
///
/// @param <E> the event as it is queued
final class LolShipper<E> implements AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private final BlockingQueue<E> queue;
    private final Function<E, LogRecord> toRecord;
    private final LongFunction<LogRecord> lossReport;
    private final Spool spool;
    private final LolTransport transport;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Semaphore spooled = new Semaphore(0);
    private final LolThread gatherer = new LolThread("lol-gather", this::gather);
    private final LolThread sender = new LolThread("lol-send", this::send);
    private long reported;
    private volatile boolean closing;

    /// A thread of LOL's own: what it logs goes to the console and never into LOL.
    static final class LolThread extends Thread {
        LolThread(String name, Runnable work) {
            super(work, name);
            setDaemon(true);
        }
    }

    LolShipper(
            int queueEvents,
            Function<E, LogRecord> toRecord,
            LongFunction<LogRecord> lossReport,
            Spool spool,
            LolTransport transport) {
        this.queue = new LinkedBlockingQueue<>(queueEvents);
        this.toRecord = toRecord;
        this.lossReport = lossReport;
        this.spool = spool;
        this.transport = transport;
    }

    void open() {
        gatherer.start();
        sender.start();
    }

    /// Takes an event; never waits, never fails.
    void offer(E event) {
        if (!queue.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    private void gather() {
        try {
            while (!closing) {
                E first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    spool(first);
                }
            }
        } catch (InterruptedException closed) {
            // What is left in the queue is spooled by close.
        }
    }

    private void spool(E first) throws InterruptedException {
        List<E> events = new ArrayList<>();
        events.add(first);
        try {
            addMore(events);
        } finally {
            put(events);
        }
    }

    private void addMore(List<E> events) throws InterruptedException {
        long end = System.nanoTime() + GATHER.toNanos();
        while (events.size() < LogLimits.BATCH_RECORDS && !closing) {
            queue.drainTo(events, LogLimits.BATCH_RECORDS - events.size());
            long left = end - System.nanoTime();
            E next = left <= 0 || events.size() >= LogLimits.BATCH_RECORDS
                    ? null
                    : queue.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            events.add(next);
        }
    }

    private void put(List<E> events) {
        List<LogRecord> records = new ArrayList<>(events.size() + 1);
        for (E event : events) {
            try {
                records.add(toRecord.apply(event));
            } catch (RuntimeException unspeakable) {
                // An argument whose toString fails, for one; the event cannot be had, and nobody can be asked.
                dropped.incrementAndGet();
            }
        }
        long losses = lost();
        if (losses > reported) {
            records.add(lossReport.apply(losses - reported));
            reported = losses;
        }
        if (!records.isEmpty()) {
            spool.put(records);
            spooled.release();
        }
    }

    private void send() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closing) {
                LogBatch batch = spool.oldest();
                if (batch == null) {
                    boolean unused = spooled.tryAcquire(1, TimeUnit.SECONDS);
                    int alsoSeen = spooled.drainPermits();
                    assert alsoSeen >= 0;
                } else if (sent(batch)) {
                    pause = FIRST_PAUSE;
                } else if (!closing) {
                    Thread.sleep(pause);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException closed) {
            // What is left stays in the spool.
        }
    }

    private boolean sent(LogBatch batch) throws InterruptedException {
        try {
            transport.send(batch);
            sent.addAndGet(batch.records().size());
            spool.remove(batch);
            return true;
        } catch (LolTransport.RefusedException hopeless) {
            refused.addAndGet(batch.records().size());
            spool.remove(batch);
            return true;
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception later) {
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /// Events that lol-server will never see.
    long lost() {
        return dropped.get() + refused.get() + spool.lost();
    }

    /// Records that lol-server has.
    long sent() {
        return sent.get();
    }

    /// Bytes that wait on disk.
    long spooledBytes() {
        return spool.bytes();
    }

    /// Spools what is queued, and gives lol-server one more moment; the rest waits on disk for the next start.
    @Override
    public void close() {
        closing = true;
        end(gatherer);
        List<E> rest = new ArrayList<>();
        queue.drainTo(rest);
        for (int i = 0; i < rest.size(); i += LogLimits.BATCH_RECORDS) {
            put(rest.subList(i, Math.min(rest.size(), i + LogLimits.BATCH_RECORDS)));
        }
        end(sender);
        LolThread last = new LolThread("lol-last", this::sendRest);
        last.start();
        joined(last);
        end(last);
        spool.close();
    }

    private void sendRest() {
        try {
            LogBatch batch = spool.oldest();
            while (batch != null && sent(batch)) {
                batch = spool.oldest();
            }
        } catch (InterruptedException noMoreTime) {
            // What is left stays in the spool.
        }
    }

    private static void end(Thread thread) {
        thread.interrupt();
        joined(thread);
    }

    private static void joined(Thread thread) {
        try {
            boolean unused = thread.join(LAST_CHANCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the current thread is one of LOL's own.
    static boolean inOwnThread() {
        return Thread.currentThread() instanceof LolThread;
    }
}
