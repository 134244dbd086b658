package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.common.model.account.Realm;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Logs in with a password file when there is no token, or the kept one has ended; keeps the token for the next
/// command.
final class PasswordLogin implements TokenSource {
    private final ClientSettings settings;
    private final Realm realm;
    private final HomeFile.Account account;
    private final TokenFile kept;
    private @Nullable String token;

    PasswordLogin(ClientSettings settings, Realm realm, HomeFile.Account account, TokenFile kept) {
        this.settings = settings;
        this.realm = realm;
        this.account = account;
        this.kept = kept;
    }

    @Override
    public synchronized String token() {
        String now = token == null ? kept.read().orElseGet(this::login) : token;
        token = now;
        return now;
    }

    @Override
    public synchronized boolean renew(String refused) {
        // Another command may have logged in meanwhile.
        String now = kept.read().filter(other -> !other.equals(refused)).orElseGet(this::login);
        token = now;
        return true;
    }

    private String login() {
        char[] password = PasswordFile.read(account.passwordFile());
        try (YunhaiClient client = YunhaiClient.of(settings, TokenSource.none())) {
            String fresh = client.tokens().login(realm, account.name(), password).token;
            keep(fresh);
            return fresh;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void keep(String fresh) {
        try {
            kept.write(fresh);
        } catch (IOException notKept) {
            // The next command logs in again; this one works.
        }
    }
}
