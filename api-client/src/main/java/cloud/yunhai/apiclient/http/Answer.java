package cloud.yunhai.apiclient.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/// What came back.
@SuppressWarnings("ArrayRecordComponent") // for its bytes' sake, never compared
public record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final int RETRY_AFTER_DIGITS = 6;

    /// The header's first value.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /// The media type without its parameters, in lower case; empty when there is none.
    String mediaType() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /// What `Retry-After` asks for, when it is a number of seconds.
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .map(String::strip)
                .filter(text -> !text.isEmpty()
                        && text.length() <= RETRY_AFTER_DIGITS
                        && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
