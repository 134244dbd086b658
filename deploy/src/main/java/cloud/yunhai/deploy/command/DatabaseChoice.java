package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The database that `--db` names. A password never stands in it: it would be seen in the list of processes.
///
/// @param text what was given; null: as before
record DatabaseChoice(@Nullable String text, Home home) {
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?(mysql|mariadb)://(?:([^:@/]+)@)?([^/@:]+(?::\\d{1,5})?)/([A-Za-z0-9_]+)(\\?.*)?");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i).*[?&](user|username|password\\d?)=.*");
    private static final String PASSWORD_FILE = "YUNHAI_DB_PASSWORD_FILE";

    /// The settings with this choice. Nothing is kept yet.
    HomeSettings applied(HomeSettings before) {
        if (text == null) {
            return before;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || CREDENTIALS.matcher(text).matches()) {
            throw new IllegalArgumentException("db: expected mysql://[user@]host:port/name or"
                    + " mariadb://[user@]host:port/name, without a password; its file is named by the environment's "
                    + PASSWORD_FILE);
        }
        String options = form.group(5) == null ? "" : form.group(5);
        return new HomeSettings(
                before.portOffset(),
                "jdbc:" + form.group(1) + "://" + form.group(3) + "/" + form.group(4) + options,
                form.group(2) == null ? "yunhai" : form.group(2),
                before.simulatedHosts(),
                before.hostNetworkBridge(),
                before.subnet(),
                before.listen(),
                before.replicas());
    }

    /// The file that has the password: the one that is given now, else the one that is kept.
    Path passwordFile() {
        Path file = given().orElse(kept());
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    given().isPresent()
                            ? PASSWORD_FILE + ": " + file + " (expected: a file with the database's password)"
                            : "db: no password (expected: its file named by the environment's " + PASSWORD_FILE + ")");
        }
        return file;
    }

    /// Whether another password is given than the one that is kept.
    boolean changesPassword() throws IOException {
        return given().isPresent()
                && !(Files.exists(kept()) && password(passwordFile()).equals(password(kept())));
    }

    /// Keeps the password; the file that it was given in is not needed any more.
    void keepPassword() throws IOException {
        if (changesPassword()) {
            Home.writeSecret(kept(), password(passwordFile()));
        }
    }

    private static Optional<Path> given() {
        return Optional.ofNullable(System.getenv(PASSWORD_FILE))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }

    private static String password(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private Path kept() {
        return home.secrets().resolve("database-password");
    }
}
