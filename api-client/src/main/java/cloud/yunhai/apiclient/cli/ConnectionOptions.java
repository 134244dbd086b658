package cloud.yunhai.apiclient.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every verb has, for where to connect and as whom.
final class ConnectionOptions {
    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Where the API is (default: $YUNHAI_API, or what the home says).")
    @Nullable
    URI api;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM certificates to trust (default: $YUNHAI_CA, or what the home says).")
    @Nullable
    Path ca;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the bearer token (default: $YUNHAI_TOKEN_FILE, or log in as the home says).")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            description = "Ask as operator or tenant (default: who usually does this).")
    @Nullable
    Role as;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description = "For operators: the tenant to act for, by name or id.")
    @Nullable
    String tenant;
}
