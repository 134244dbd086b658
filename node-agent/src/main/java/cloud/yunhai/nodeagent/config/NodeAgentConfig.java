package cloud.yunhai.nodeagent.config;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.nodeagent.core.BackOff;
import cloud.yunhai.nodeagent.core.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the agent is told about itself.
///
/// @param home where logs, state and the files of the services lie
/// @param servicesFile which services to run, see docs/node-agent.md; below home unless absolute
/// @param pidFile its own process number; below home unless absolute
/// @param stateFile what it knows of its processes; below home unless absolute
/// @param httpListen `host:port` of its HTTP face
/// @param startsAtOnce how many services may be on their way up together
/// @param logMib a service's log file is cut when it is longer
/// @param logsKept old log files kept per service
/// @param dataDirectory where the host's volumes lie; below home unless absolute
/// @param roles what the host does; none: it is no member of the platform, and nothing is reported
/// @param driver what stands behind its controllers
/// @param joinTokenFile the secret by which it joins its cluster; read until it has joined
/// @param reportInterval between two reports
/// @param capacity what the host offers, where that is not all it has
/// @param supervision waits of the supervision
/// @param simulatedHosts hosts that exist by their reports only
public record NodeAgentConfig(
        Path home,
        Path servicesFile,
        Path pidFile,
        Path stateFile,
        String httpListen,
        int startsAtOnce,
        int logMib,
        int logsKept,
        Path dataDirectory,
        Set<HostRole> roles,
        Driver driver,
        @Nullable Path joinTokenFile,
        Duration reportInterval,
        CapacityConfig capacity,
        SupervisionConfig supervision,
        SimulatedHostsConfig simulatedHosts) {
    private static final int MOST = 1000;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public NodeAgentConfig {
        home = home.toAbsolutePath().normalize();
        servicesFile = home.resolve(servicesFile);
        pidFile = home.resolve(pidFile);
        stateFile = home.resolve(stateFile);
        dataDirectory = home.resolve(dataDirectory);
        joinTokenFile = joinTokenFile == null ? null : home.resolve(joinTokenFile);
        roles = inOrder(roles);
        reasonable("report-interval", reportInterval);
        HostPort.parse(httpListen);
        within("starts-at-once", startsAtOnce);
        within("log-mib", logMib);
        within("logs-kept", logsKept);
    }

    /// In the same order in every process, so that the same configuration has the same text.
    private static Set<HostRole> inOrder(Set<HostRole> roles) {
        return Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /// Waits of the supervision.
    ///
    /// @see Timings
    public record SupervisionConfig(
            Duration checkStarting,
            Duration checkUp,
            Duration checkTimeout,
            int missesUntilHung,
            Duration startTimeout,
            Duration stopTimeout,
            Duration unhealthyPatience,
            Duration dependencyPatience,
            Duration backOffFirst,
            Duration backOffMax,
            Duration stableAfter) {
        Timings timings() {
            return new Timings(
                    checkStarting,
                    checkUp,
                    checkTimeout,
                    missesUntilHung,
                    startTimeout,
                    stopTimeout,
                    unhealthyPatience,
                    dependencyPatience,
                    new BackOff(backOffFirst, backOffMax, stableAfter));
        }
    }

    /// What the host offers; 0: all it has.
    public record CapacityConfig(int cpus, long memoryMib, long storageGib) {
        public CapacityConfig {
            notNegative("capacity.cpus", cpus);
            notNegative("capacity.memory-mib", memoryMib);
            notNegative("capacity.storage-gib", storageGib);
        }
    }

    /// Hosts for trials of scale: `prefix` and a number of four digits, from 1.
    ///
    /// @param certificates a directory as TIP reads it, of this module and the hosts `PREFIX*`
    /// @param calls under way at once, at most
    public record SimulatedHostsConfig(
            int count,
            String prefix,
            @Nullable Path certificates,
            @Nullable Path joinTokenFile,
            Set<HostRole> roles,
            Duration reportInterval,
            int calls,
            int cpus,
            long memoryMib,
            long storageGib) {
        private static final int MOST_HOSTS = 9999;

        public SimulatedHostsConfig {
            if (count < 0 || count > MOST_HOSTS) {
                throw new IllegalArgumentException(
                        "simulated-hosts.count: " + count + " (expected: 0 to " + MOST_HOSTS + ")");
            }
            if (count > 0 && certificates == null) {
                throw new IllegalArgumentException(
                        "simulated-hosts.certificates: none (expected: a directory, of the hosts " + prefix + "*)");
            }
            roles = inOrder(roles);
            reasonable("simulated-hosts.report-interval", reportInterval);
            within("simulated-hosts.calls", calls);
            within("simulated-hosts.cpus", cpus);
            notNegative("simulated-hosts.memory-mib", memoryMib);
            notNegative("simulated-hosts.storage-gib", storageGib);
        }

        List<String> names() {
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> "%s%04d".formatted(prefix, number))
                    .toList();
        }
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0 or more)");
        }
    }

    private static void reasonable(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + SHORTEST + " to " + LONGEST + ")");
        }
    }

    private static void within(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + MOST + ")");
        }
    }
}
