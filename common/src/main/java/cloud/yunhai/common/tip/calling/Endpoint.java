package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.AddressSelector;
import cloud.yunhai.common.tip.Backoff;
import cloud.yunhai.common.tip.FaultClassifier;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.WorkClass;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What we know of one process that we call: our calls under way there (the bulkhead, for each class of work) and
/// whether it is to be left alone (the circuit breaker).
///
/// A process that does not take calls is left alone for a pause that grows; after the pause one call at a time goes
/// there until one is answered. One that lets calls time out is treated so after several in a row.
final class Endpoint {
    private final ServiceEntry entry;
    private final TipLimits.Calling limits;
    private final Backoff backoff;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final List<SeenBy> views;
    private final int[] underWay = new int[WorkClass.values().length];
    private int failures;
    private int slow;
    private boolean failing;
    private boolean probing;
    private long leaveAloneUntilNanos;

    Endpoint(ServiceEntry entry, TipLimits.Calling limits, Ticker ticker, RandomGenerator random) {
        this.entry = entry;
        this.limits = limits;
        this.backoff = new Backoff(limits.backoffMin(), limits.backoffMax());
        this.ticker = ticker;
        this.random = random;
        this.views = Arrays.stream(WorkClass.values()).map(SeenBy::new).toList();
    }

    ServiceEntry entry() {
        return entry;
    }

    /// The host that the peer's certificate must cover; null where it is not known beforehand.
    @Nullable
    String expectedHost() {
        return entry.host().equals(ServiceEntry.ANY_HOST) ? null : entry.host();
    }

    /// Seen by a call of this class of work.
    AddressSelector.Candidate seenBy(WorkClass work) {
        return views.get(work.ordinal());
    }

    /// Takes a place for a call; false if there is none any more.
    synchronized boolean enter(WorkClass work) {
        if (!usable(work)) {
            return false;
        }
        underWay[work.ordinal()]++;
        probing = failing;
        return true;
    }

    /// Gives the place back, and says how the call went.
    synchronized void leave(WorkClass work, FaultClassifier.Peer peer) {
        underWay[work.ordinal()]--;
        probing = false;
        switch (peer) {
            case UNTOUCHED -> {
                // Nothing was learnt.
            }
            case NORMAL -> {
                failures = 0;
                slow = 0;
                failing = false;
            }
            case DOWN -> leaveAlone();
            case SLOW -> {
                slow++;
                if (slow >= limits.failuresToOpen()) {
                    leaveAlone();
                }
            }
        }
    }

    synchronized boolean full(WorkClass work) {
        return underWay[work.ordinal()] >= limits.perTarget();
    }

    /// Whether it has failed so often that waiting for it is of no use.
    synchronized boolean hopeless() {
        return failing && failures >= limits.failuresToOpen();
    }

    synchronized boolean idle() {
        return total() == 0;
    }

    private void leaveAlone() {
        failing = true;
        failures++;
        leaveAloneUntilNanos = ticker.nanos() + backoff.after(failures, random).toNanos();
    }

    private synchronized boolean usable(WorkClass work) {
        if (underWay[work.ordinal()] >= limits.perTarget()) {
            return false;
        }
        return !failing || (ticker.nanos() - leaveAloneUntilNanos >= 0 && !probing);
    }

    private synchronized int total() {
        int sum = 0;
        for (int count : underWay) {
            sum += count;
        }
        return sum;
    }

    @Override
    public String toString() {
        return entry.module() + "@" + entry.host() + "/" + entry.address();
    }

    /// The endpoint as one class of work sees it.
    final class SeenBy implements AddressSelector.Candidate {
        private final WorkClass work;

        private SeenBy(WorkClass work) {
            this.work = work;
        }

        Endpoint endpoint() {
            return Endpoint.this;
        }

        @Override
        public boolean usable() {
            return Endpoint.this.usable(work);
        }

        @Override
        public int underWay() {
            return total();
        }
    }
}
