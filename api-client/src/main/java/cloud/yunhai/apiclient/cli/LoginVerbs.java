package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Logging in and out.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class LoginVerbs {
    private LoginVerbs() {}

    @Command(description = "Logs in and keeps the token for the commands that follow.")
    static final class Login extends Verb {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who.")
        private String name;

        @ArgGroup
        private PasswordOptions password = new PasswordOptions();

        @Override
        ExitStatus run(YunhaiClient client) throws IOException {
            char[] secret = password.require(around(), "Password of " + name + ": ");
            try {
                TokenRepresentation token =
                        client.tokens().login(connection().role().realm(), name, secret);
                connection().token().write(token.token);
                if (printer().json()) {
                    printer().document(Map.of("account", token.account, "expires_at", token.expiresAt));
                }
                printer().say("logged in as " + token.account.name + " until " + token.expiresAt);
                return ExitStatus.OK;
            } finally {
                PasswordOptions.wipe(secret);
            }
        }
    }

    @Command(description = "Logs out: the token ends and is forgotten.")
    static final class Logout extends Verb {
        @Override
        ExitStatus run(YunhaiClient client) throws IOException {
            Optional<String> token = connection().token().read();
            if (token.isPresent()) {
                try {
                    client.as(TokenSource.of(token.get())).tokens().logout();
                } catch (ApiException ended) {
                    if (ExitStatus.of(ended) != ExitStatus.DENIED) {
                        throw ended;
                    }
                }
                connection().token().delete();
            }
            if (printer().json()) {
                printer().document(Map.of("logged_in", false));
            }
            printer().say("logged out");
            return ExitStatus.OK;
        }
    }

    @Command(description = "Shows the own account.")
    static final class Account extends Verb {
        @Override
        ExitStatus run(YunhaiClient client) {
            printer().one(client.tokens().account());
            return ExitStatus.OK;
        }
    }
}
