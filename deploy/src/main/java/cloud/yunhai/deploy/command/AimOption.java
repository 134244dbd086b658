package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.bench.Aim;
import cloud.yunhai.deploy.bench.Report;
import picocli.CommandLine.Option;

/// Whether a missed aim is a failure.
final class AimOption {
    private static final int MISSED = 4;

    @Option(names = "--require-aims", description = "Ends with exit status 4 when an aim is missed.")
    private boolean required;

    int status(Report report) {
        return required && !report.aims().stream().allMatch(Aim::isMet) ? MISSED : 0;
    }
}
