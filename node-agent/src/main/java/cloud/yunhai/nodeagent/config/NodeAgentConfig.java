package cloud.yunhai.nodeagent.config;

import cloud.yunhai.nodeagent.core.BackOff;
import cloud.yunhai.nodeagent.core.Timings;
import java.nio.file.Path;
import java.time.Duration;

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
/// @param supervision waits of the supervision
public record NodeAgentConfig(
        Path home,
        Path servicesFile,
        Path pidFile,
        Path stateFile,
        String httpListen,
        int startsAtOnce,
        int logMib,
        int logsKept,
        SupervisionConfig supervision) {
    private static final int MOST = 1000;

    public NodeAgentConfig {
        home = home.toAbsolutePath().normalize();
        servicesFile = home.resolve(servicesFile);
        pidFile = home.resolve(pidFile);
        stateFile = home.resolve(stateFile);
        within("starts-at-once", startsAtOnce);
        within("log-mib", logMib);
        within("logs-kept", logsKept);
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

    private static void within(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + MOST + ")");
        }
    }
}
