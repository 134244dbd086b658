package cloud.yunhai.volumeprovider.adapter.source;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.volumeprovider.app.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Downloads over HTTP(S), going on where an earlier attempt stopped if the server still has the same file.
///
/// Redirects are followed here, a few of them, so that each address is judged before it is asked. A server that stops
/// sending is given up after a while.
public final class HttpSource implements ImageSource, AutoCloseable {
    private static final int REDIRECTS_MAX = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AddressRule addresses;
    private final long bytesMax;

    public HttpSource(AddressRule addresses, long bytesMax) {
        this.addresses = addresses;
        this.bytesMax = bytesMax;
    }

    @Override
    public Fetched fetch(URI source, Path into) {
        try {
            Resume resume = Resume.read(into, source);
            HttpResponse<InputStream> response = request(source, resume);
            try (InputStream body = response.body()) {
                return receive(source, into, resume, response, body);
            }
        } catch (IOException failure) {
            if (Files.notExists(into.toAbsolutePath().getParent())) {
                throw new UncheckedIOException(failure);
            }
            throw unavailable(source, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the storage host's service is stopping", stopped);
        }
    }

    @Override
    public void discard(Path into) {
        try {
            Files.deleteIfExists(Resume.file(into));
            Files.deleteIfExists(into);
        } catch (IOException failure) {
            throw new UncheckedIOException("removing " + into, failure);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<InputStream> request(URI source, Resume resume) throws IOException, InterruptedException {
        URI at = source;
        for (int hops = 0; hops <= REDIRECTS_MAX; hops++) {
            addresses.require(at);
            HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(answerTime());
            if (resume.possible()) {
                request.header("Range", "bytes=" + resume.bytes() + "-").header("If-Range", resume.tag());
            }
            HttpResponse<InputStream> response =
                    client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return response;
            }
            response.body().close();
            at = next(at, location.get());
        }
        throw CloudException.invalid("source", source, "at most " + REDIRECTS_MAX + " redirects");
    }

    private static URI next(URI at, String location) {
        try {
            URI next = at.resolve(location);
            boolean downgrade = "https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme());
            if (!List.of("http", "https").contains(String.valueOf(next.getScheme())) || downgrade) {
                throw CloudException.invalid("source", at, "no redirect to " + next);
            }
            return next;
        } catch (IllegalArgumentException malformed) {
            throw new CloudException(
                    ErrorCode.INVALID, "source: " + at + " (expected: no redirect to a malformed URL)", malformed);
        }
    }

    private Fetched receive(URI source, Path into, Resume resume, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        HashedCopy copy = new HashedCopy(bytesMax);
        boolean goesOn = resume.possible() && response.statusCode() == 206;
        if (goesOn) {
            try (InputStream kept = Files.newInputStream(into)) {
                copy.skip(kept);
            }
        } else if (response.statusCode() != 200) {
            throw refused(source, response.statusCode());
        } else {
            Resume.keep(into, source, response.headers());
        }
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced + copy.bytes() > bytesMax) {
            throw CloudException.invalid("image", announced + " bytes", "at most " + bytesMax);
        }
        StandardOpenOption how = goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (OutputStream out = Files.newOutputStream(into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
                SilenceGuard guard = new SilenceGuard(body, SILENCE)) {
            return copy.copy(guard, out).fetched();
        }
    }

    private static CloudException refused(URI source, int status) {
        if (status >= 500 || status == 429) {
            return CloudException.of(ErrorCode.UNAVAILABLE, "source: " + source + " answers " + status)
                    .build();
        }
        return CloudException.invalid("source", source, "a URL that answers 200, not " + status);
    }

    private static CloudException unavailable(URI source, IOException failure) {
        return CloudException.of(ErrorCode.UNAVAILABLE, "source: " + source + " cannot be read")
                .internal(failure.toString())
                .cause(failure)
                .build();
    }

    private static Duration answerTime() {
        Deadline deadline = CallContext.current().deadline();
        if (deadline == null) {
            return ANSWER;
        }
        deadline.check();
        return deadline.remaining().compareTo(ANSWER) < 0 ? deadline.remaining().plusMillis(1) : ANSWER;
    }
}
