package cloud.yunhai.apiclient.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the API is reached.
///
/// @param api its address without `/v1`, as `http://127.0.0.1:8080`
/// @param ca a PEM file with the certificates to trust instead of the JDK's; null: the JDK's
/// @param requestTimeout for one attempt, long polls not counted
public record ClientSettings(
        URI api,
        @Nullable Path ca,
        Format format,
        Duration connectTimeout,
        Duration requestTimeout,
        RetryPolicy retries,
        String userAgent) {
    public ClientSettings {
        String scheme = api.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || api.getHost() == null || api.getRawQuery() != null || api.getRawUserInfo() != null) {
            throw new IllegalArgumentException("api: " + api + " (expected: an http: or https: URL with a host)");
        }
        positive("connectTimeout", connectTimeout);
        positive("requestTimeout", requestTimeout);
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + ": " + duration + " (expected: more than none)");
        }
    }

    /// JSON, and the usual time limits.
    public static ClientSettings of(URI api) {
        return new ClientSettings(
                api,
                null,
                Format.JSON,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                RetryPolicy.DEFAULT,
                "yunhai-api-client");
    }

    /// The same, trusting these certificates only.
    public ClientSettings withCa(@Nullable Path file) {
        return new ClientSettings(api, file, format, connectTimeout, requestTimeout, retries, userAgent);
    }

    /// The same in this format.
    public ClientSettings withFormat(Format other) {
        return new ClientSettings(api, ca, other, connectTimeout, requestTimeout, retries, userAgent);
    }

    /// The same with these time limits.
    public ClientSettings withTimeouts(Duration connect, Duration request) {
        return new ClientSettings(api, ca, format, connect, request, retries, userAgent);
    }

    /// The same with this policy.
    public ClientSettings withRetries(RetryPolicy policy) {
        return new ClientSettings(api, ca, format, connectTimeout, requestTimeout, policy, userAgent);
    }

    /// The same under this name in the API's logs.
    public ClientSettings withUserAgent(String name) {
        return new ClientSettings(api, ca, format, connectTimeout, requestTimeout, retries, name);
    }
}
