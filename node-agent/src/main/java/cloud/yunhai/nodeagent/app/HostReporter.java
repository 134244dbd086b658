package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports hosts at a steady pace: each once per interval, spread evenly over it, so that a thousand simulated hosts
/// make a steady trickle of calls and no wave. While the platform is away it goes on trying; one call that takes long
/// holds up only those of its own thread.
public final class HostReporter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostReporter.class);
    private static final long PULSE_MILLIS = 50;

    private final List<ReportedHost> hosts;
    private final HostReports reports;
    private final Duration interval;
    private final int threads;
    private final ScheduledExecutorService timer;

    /// @param threads how many calls may be under way at once
    private HostReporter(List<ReportedHost> hosts, HostReports reports, Duration interval, int threads) {
        this.hosts = List.copyOf(hosts);
        this.reports = reports;
        this.interval = interval;
        this.threads = Math.min(threads, Math.max(1, hosts.size()));
        this.timer = Executors.newScheduledThreadPool(
                this.threads,
                Thread.ofPlatform().name("host-reports-", 0).daemon().factory());
    }

    /// Reports the host that the agent runs on.
    public static HostReporter ofOwnHost(
            String name,
            Set<HostRole> roles,
            Driver driver,
            HostView view,
            Supplier<String> tokenHash,
            HostReports reports,
            Duration interval) {
        ReportedHost host = new ReportedHost(name, roles, driver, view, tokenHash);
        return new HostReporter(List.of(host), reports, interval, 1);
    }

    /// Reports simulated hosts.
    public static HostReporter ofSimulatedHosts(
            List<String> names,
            Set<HostRole> roles,
            HostView view,
            Supplier<String> tokenHash,
            HostReports reports,
            Duration interval,
            int threads) {
        List<ReportedHost> hosts = names.stream()
                .map(name -> new ReportedHost(name, roles, Driver.SIMULATED, view, tokenHash))
                .toList();
        return new HostReporter(hosts, reports, interval, threads);
    }

    /// Begins to report.
    public HostReporter open() {
        for (int i = 0; i < threads; i++) {
            Round round = new Round(i);
            var unused = timer.scheduleAtFixedRate(round, 0, round.pulseMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /// How many hosts have joined.
    public long joined() {
        return hosts.stream().filter(ReportedHost::joined).count();
    }

    /// The hosts of one thread, a few of them in each pulse, all of them in each interval.
    private final class Round implements Runnable {
        private final List<ReportedHost> own;
        private final int perPulse;
        private int next;

        Round(int thread) {
            own = IntStream.range(0, hosts.size())
                    .filter(i -> i % threads == thread)
                    .mapToObj(hosts::get)
                    .toList();
            long pulses = Math.max(1, interval.toMillis() / PULSE_MILLIS);
            perPulse = (int) Math.max(1, Math.ceilDiv((long) own.size(), pulses));
        }

        /// Longer than the least where there are fewer hosts than pulses.
        long pulseMillis() {
            return Math.max(PULSE_MILLIS, interval.toMillis() * perPulse / own.size());
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < perPulse; i++) {
                    ReportedHost host = own.get(next);
                    // Before it is told: a mistake about one host must not keep all others behind it silent.
                    next = (next + 1) % own.size();
                    host.tell(reports);
                }
            } catch (RuntimeException mistake) {
                log.atError().setCause(mistake).log("host.report-failed");
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
