package cloud.yunhai.apiclient.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/// Whether to wait for the end of the work, and how long.
final class WaitOptions {
    @Option(names = "--wait", description = "Wait until it is done; the exit status tells how it ended.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, as 30s or 5m (default: 10m). The work goes on afterwards.")
    Duration timeout = Duration.ofMinutes(10);
}
