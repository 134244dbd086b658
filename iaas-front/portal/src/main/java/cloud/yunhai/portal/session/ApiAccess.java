package cloud.yunhai.portal.session;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.RetryPolicy;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.portal.PortalSettings;
import java.time.Duration;

/// The way to the REST API: one set of connections, used with the token of whoever asks.
public final class ApiAccess implements AutoCloseable {
    /// A page that waits longer than this is better told that the API does not answer.
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final Duration ANSWER = Duration.ofSeconds(15);

    /// Long enough to bridge a restart of the API.
    private static final RetryPolicy RETRIES =
            new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private final YunhaiClient connections;

    /// @param module as the API's logs name this caller
    public ApiAccess(PortalSettings settings, String module) {
        this.connections = YunhaiClient.of(
                ClientSettings.of(settings.apiUrl())
                        .withCa(settings.apiCa())
                        .withTimeouts(CONNECT, ANSWER)
                        .withRetries(RETRIES)
                        .withUserAgent(module),
                TokenSource.none());
    }

    /// The API as this account sees it.
    public YunhaiClient as(SignedIn account) {
        return connections.as(TokenSource.of(account.token()));
    }

    /// Logs in.
    ///
    /// @throws cloud.yunhai.apiclient.error.ApiException when the API refuses, or does not answer
    SignedIn login(Realm realm, String name, char[] password) {
        return new SignedIn(connections.tokens().login(realm, name, password));
    }

    /// Whether the API works.
    ///
    /// @throws cloud.yunhai.apiclient.error.ApiException when it does not
    public void health() {
        connections.health();
    }

    @Override
    public void close() {
        connections.close();
    }
}
