package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.core.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells vm-scheduler what one host sees: a change at once, everything now and then.
///
/// Goals: a change that nobody commanded is told within a second; what a command's answer told is not told again;
/// nothing is lost while vm-scheduler is away.
///
/// How it works: one thread for each host. An event only marks its VM; the thread reads the state when it tells it, so
/// many events of one VM are one report of the newest state. While a command has its turn, its VM's events wait, and
/// are compared with what its answer said. After a failure everything is told when vm-scheduler is back.
public final class HostReporter {
    private static final Logger LOG = LoggerFactory.getLogger(HostReporter.class);
    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    private final String hostName;
    private final ReportSink sink;
    private final Duration interval;
    private final Semaphore fullReports;

    private final Map<InstanceId, Observation> told = new HashMap<>();
    private final Set<InstanceId> pending = new LinkedHashSet<>();
    private final Map<InstanceId, Integer> held = new HashMap<>();
    private final Set<InstanceId> heldBack = new HashSet<>();
    private final Set<InstanceId> toldMeanwhile = new HashSet<>();
    private @Nullable InstanceId lookedAt;
    private boolean overtaken;
    private boolean fullDue;
    private boolean failing;
    private boolean ended;
    private @Nullable Thread thread;

    /// @param interval between two full reports
    /// @param fullReports lets only so many hosts of the process send their full report at once
    public HostReporter(String hostName, ReportSink sink, Duration interval, Semaphore fullReports) {
        this.hostName = hostName;
        this.sink = sink;
        this.interval = interval;
        this.fullReports = fullReports;
    }

    /// Begins to report; with everything, as soon as the hypervisor can be reached.
    synchronized void begin(HostVms vms) {
        thread = Thread.ofVirtual().name("reports-" + hostName).start(() -> run(vms));
    }

    /// Ends the reports.
    public synchronized void end() {
        ended = true;
        notifyAll();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// The VM may look different from what was told.
    synchronized void changed(InstanceId id) {
        if (held.containsKey(id)) {
            heldBack.add(id);
        } else if (pending.add(id)) {
            notifyAll();
        }
    }

    /// Everything is to be told, soon.
    synchronized void reportAll() {
        fullDue = true;
        notifyAll();
    }

    /// A command's answer says this.
    synchronized void told(InstanceId id, Observation observation) {
        toldMeanwhile.add(id);
        if (observation.equals(Observation.ABSENT)) {
            told.remove(id);
        } else {
            told.put(id, observation);
        }
    }

    /// A command has its turn: events of this VM wait.
    synchronized void hold(InstanceId id) {
        held.merge(id, 1, Integer::sum);
        overtaken |= id.equals(lookedAt);
    }

    /// The turn is over.
    synchronized void release(InstanceId id) {
        held.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
        if (!held.containsKey(id) && heldBack.remove(id)) {
            changed(id);
        }
    }

    private void run(HostVms vms) {
        Duration pause = RETRY_MIN;
        long nextFull = System.nanoTime() + interval.toNanos();
        while (true) {
            List<InstanceId> changes;
            boolean full;
            synchronized (this) {
                if (!awaitWork(nextFull)) {
                    return;
                }
                full = fullDue || System.nanoTime() - nextFull >= 0;
                fullDue = false;
                changes = List.copyOf(pending);
                pending.clear();
            }
            try {
                if (full) {
                    tellAll(vms);
                    nextFull = System.nanoTime() + interval.toNanos();
                } else {
                    changes.forEach(id -> tell(vms, id));
                }
                pause = RETRY_MIN;
                failing = false;
            } catch (RuntimeException failure) {
                logFirst(failure);
                reportAll();
                pause = pause(pause);
            }
        }
    }

    /// False when there will be none.
    private boolean awaitWork(long nextFull) {
        try {
            while (!ended && !fullDue && pending.isEmpty()) {
                long millis = (nextFull - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    break;
                }
                wait(millis);
            }
            return !ended;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    private void tell(HostVms vms, InstanceId id) {
        if (!beginLook(id)) {
            return;
        }
        Vm vm = vms.look(id);
        if (isNews(id, vm.observation())) {
            sink.changed(hostName, vm);
        }
    }

    /// False during a command: what happens then waits for its end.
    private synchronized boolean beginLook(InstanceId id) {
        if (held.containsKey(id)) {
            heldBack.add(id);
            return false;
        }
        lookedAt = id;
        overtaken = false;
        return true;
    }

    /// Whether this is to be told; from now on it counts as told, since a failure has everything told again. What
    /// was seen while a command began may be older than its answer, and is looked at once more.
    private synchronized boolean isNews(InstanceId id, Observation now) {
        lookedAt = null;
        if (overtaken) {
            changed(id);
            return false;
        }
        boolean news = told.getOrDefault(id, Observation.ABSENT).state() != now.state();
        if (news) {
            told(id, now);
        }
        return news;
    }

    private void tellAll(HostVms vms) {
        fullReports.acquireUninterruptibly();
        try {
            synchronized (this) {
                toldMeanwhile.clear();
            }
            HostView view = vms.list();
            List<Vm> own = view.vms().stream().filter(vm -> !vm.foreign()).toList();
            sink.full(hostName, view.generation(), own);
            remember(own);
        } finally {
            fullReports.release();
        }
    }

    /// What a command answered while the report was under way is newer than the report.
    private synchronized void remember(List<Vm> reported) {
        told.keySet().retainAll(toldMeanwhile);
        for (Vm vm : reported) {
            InstanceId id = InstanceId.parse(vm.name());
            if (!toldMeanwhile.contains(id)) {
                told.put(id, vm.observation());
            }
        }
    }

    private void logFirst(RuntimeException failure) {
        if (!failing) {
            LOG.atWarn()
                    .addKeyValue("host", hostName)
                    .addKeyValue("cause", failure.getMessage())
                    .log("report.failed");
        }
        failing = true;
    }

    private Duration pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(RETRY_MAX) < 0 ? doubled : RETRY_MAX;
    }
}
