package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a command connects, and as whom.
///
/// How it is found: the address is `--api`, else `$YUNHAI_API`, else what the home says. The token is in
/// `--token-file`, else in `$YUNHAI_TOKEN_FILE`, else it is had by logging in with the home's password file of the
/// role; but never is a home's password sent to an address that is not the home's. Elsewhere the token is the one that
/// `login` kept.
///
/// @param role as whom
/// @param token where `login` keeps the token, and `logout` finds it
record Connection(ClientSettings settings, Role role, TokenSource tokens, TokenFile token) {
    private static final String USER_AGENT = "yunhai-cli";

    /// What was said on the command line.
    ///
    /// @param as null: whoever usually does this
    record Wish(
            Path home,
            @Nullable URI api,
            @Nullable Path ca,
            @Nullable Path tokenFile,
            @Nullable Role as) {}

    YunhaiClient open() {
        return YunhaiClient.of(settings, tokens);
    }

    static Connection find(Wish wish, Role usual, Surroundings around) {
        URI api = wish.api() == null ? uri(around.variable("YUNHAI_API")) : wish.api();
        Optional<HomeFile> home = HomeFile.read(wish.home()).filter(file -> api == null || same(api, file.api()));
        if (api == null && home.isEmpty()) {
            throw new CommandException(
                    ExitStatus.UNAVAILABLE,
                    "no API is known: " + HomeFile.in(wish.home()) + " does not exist (expected: run up, or give"
                            + " --home, --api or $YUNHAI_API)");
        }
        Role role = role(wish, usual, home);
        ClientSettings settings = settings(wish, api, home, around);
        Path given = wish.tokenFile() == null ? path(around.variable("YUNHAI_TOKEN_FILE")) : wish.tokenFile();
        if (given != null) {
            return new Connection(settings, role, required(given), new TokenFile(given));
        }
        TokenFile kept = new TokenFile(home.map(file -> file.token(role)).orElseGet(() -> ownToken(around, role)));
        HomeFile.Account account = home.map(file -> file.account(role)).orElse(null);
        return new Connection(
                settings,
                role,
                account == null ? required(kept.path()) : new PasswordLogin(settings, role.realm(), account, kept),
                kept);
    }

    /// Who usually does this, unless the home has an account for the other only.
    private static Role role(Wish wish, Role usual, Optional<HomeFile> home) {
        if (wish.as() != null) {
            return wish.as();
        }
        boolean onlyOther = home.isPresent()
                && home.get().account(usual) == null
                && home.get().account(usual.other()) != null;
        return onlyOther ? usual.other() : usual;
    }

    private static ClientSettings settings(Wish wish, @Nullable URI api, Optional<HomeFile> home, Surroundings around) {
        URI chosen = api == null ? home.orElseThrow().api() : api;
        Path ca = wish.ca() == null ? path(around.variable("YUNHAI_CA")) : wish.ca();
        if (ca == null) {
            ca = home.map(HomeFile::ca).orElse(null);
        }
        try {
            return ClientSettings.of(chosen).withCa(ca).withUserAgent(USER_AGENT);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static TokenSource required(Path file) {
        return () -> new TokenFile(file)
                .read()
                .orElseThrow(() -> new CommandException(
                        ExitStatus.DENIED, "not logged in: " + file + " holds no token (expected: run login)"));
    }

    private static Path ownToken(Surroundings around, Role role) {
        return around.userHome().resolve(".config").resolve("yunhai").resolve(role + ".token");
    }

    private static boolean same(URI one, URI other) {
        return one.resolve("/").equals(other.resolve("/"));
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null ? null : URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitStatus.USAGE, "YUNHAI_API: " + text + " (expected: an http: or https: URL with a host)");
        }
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
