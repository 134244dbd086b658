package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.plan.Module;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks db-proxy's own check whether it could work with a database server, before anything is started on it: a wrong
/// password is told in seconds, and not by a service that dies again and again.
public final class DatabaseCheck {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PROGRAM = "cloud.yunhai.dbproxy.DatabaseCheckApplication";

    private final Distribution distribution;

    public DatabaseCheck(Distribution distribution) {
        this.distribution = distribution;
    }

    /// @param settings with a database server
    /// @param mustBeNew whether the books of another home may not be in it
    /// @throws IOException saying in one sentence why it cannot be used
    public void requireUsable(HomeSettings settings, Path passwordFile, boolean mustBeNew) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(distribution.jvmOptions(Module.DB_PROXY));
        command.addAll(List.of(
                "-cp",
                String.join(File.pathSeparator, distribution.classPath(Module.DB_PROXY)),
                PROGRAM,
                "--logging.level.root=off",
                "--spring.main.keep-alive=false",
                "--db-proxy.url=" + settings.database(),
                "--db-proxy.username=" + settings.databaseUser(),
                "--db-proxy.password-file=" + passwordFile,
                "--database-check.must-be-new=" + mustBeNew));
        Programs.Outcome outcome = Programs.outcome(LIMIT, command);
        if (outcome.status() != 0) {
            throw new IOException("db: " + outcome.lastLine());
        }
    }
}
