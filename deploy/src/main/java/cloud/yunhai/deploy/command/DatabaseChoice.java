package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The database that `--db` names. A password never stands in it: it would be seen in the list of processes.
///
/// @param text what was given; null: as before
record DatabaseChoice(@Nullable String text, Home home) {
    private static final int USUAL_PORT = 3306;
    private static final int ANSWER_MILLIS = 5_000;
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?(mysql|mariadb)://(?:([^:@/]+)@)?([^/@:]+(?::\\d{1,5})?)/([A-Za-z0-9_]+)(\\?.*)?");

    HomeSettings applied(HomeSettings before) throws IOException {
        if (text == null) {
            return before;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "db: expected mysql://[user@]host:port/name or mariadb://[user@]host:port/name, without a password");
        }
        requireAnswer(form.group(1), form.group(3));
        keepPassword();
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

    /// Everything else is db-proxy's to find out, but nothing need start for a server that is not there.
    private static void requireAnswer(String kind, String hostAndPort) throws IOException {
        int colon = hostAndPort.lastIndexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        int port = colon < 0 ? USUAL_PORT : Integer.parseInt(hostAndPort.substring(colon + 1));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), ANSWER_MILLIS);
        } catch (IOException failure) {
            throw new IOException(
                    "db: no " + kind + " server answers at " + host + ":" + port + " (" + failure.getMessage() + ")",
                    failure);
        }
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
