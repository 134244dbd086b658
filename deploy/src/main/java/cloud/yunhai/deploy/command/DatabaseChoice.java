package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The database that `--db` names. A password never stands in it: it would be seen in the list of processes.
///
/// @param text what was given; null: as before
record DatabaseChoice(@Nullable String text, Home home) {
    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:)?(mysql|mariadb)://(?:([^:@/]+)@)?([^/@]+)/([A-Za-z0-9_]+)(\\?.*)?");

    HomeSettings applied(HomeSettings before) throws IOException {
        if (text == null) {
            return before;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "db: expected mysql://[user@]host:port/name or mariadb://[user@]host:port/name, without a password");
        }
        keepPassword();
        String options = form.group(5) == null ? "" : form.group(5);
        return new HomeSettings(
                before.portOffset(),
                "jdbc:" + form.group(1) + "://" + form.group(3) + "/" + form.group(4) + options,
                form.group(2) == null ? "yunhai" : form.group(2),
                before.simulatedHosts(),
                before.hostNetworkBridge(),
                before.subnet());
    }

    private void keepPassword() throws IOException {
        Path kept = home.secrets().resolve("database-password");
        String given = System.getenv("YUNHAI_DB_PASSWORD_FILE");
        if (given != null && !given.isBlank()) {
            Home.writeSecret(kept, Files.readString(Path.of(given)).strip());
        } else if (!Files.exists(kept)) {
            throw new IllegalArgumentException(
                    "db: no password (expected: its file named by the environment's YUNHAI_DB_PASSWORD_FILE)");
        }
    }
}
