package cloud.yunhai.volumeprovider.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.tip.CallContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
    private static final int BYTES_MAX = 4 << 20;

    private final byte[] content = new byte[3 << 20];
    private final List<String> ranges = new ArrayList<>();
    private final HttpServer server;
    private final Path target;
    private final HttpSource source = new HttpSource(new AddressRule(true), BYTES_MAX);

    HttpSourceTest(@TempDir Path directory) throws IOException {
        new Random(1).nextBytes(content);
        target = directory.resolve("target");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        source.close();
    }

    private URI serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void whole(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        exchange.getResponseHeaders().set("ETag", "\"one\"");
        if (range == null || !"\"one\"".equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } else {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.sendResponseHeaders(206, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
        }
        exchange.close();
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        status(exchange, 302);
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private void refused(ErrorKind kind, URI uri, String expected) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> source.fetch(uri, target))
                .withMessageContaining(expected)
                .extracting(CloudException::kind)
                .isEqualTo(kind);
    }

    @Test
    void downloadHasItsChecksum() throws Exception {
        URI uri = serve("/image", this::whole);

        assertThat(source.fetch(uri, target).sha256()).isEqualTo(sha256());
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
    }

    @Test
    void brokenDownloadGoesOnWhereItStopped() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        URI uri = serve("/image", exchange -> {
            if (broken.getCount() > 0) {
                exchange.getResponseHeaders().set("ETag", "\"one\"");
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content, 0, 2 << 20);
                exchange.getResponseBody().flush();
                broken.countDown();
                // Closed before its announced end.
                exchange.close();
            } else {
                whole(exchange);
            }
        });
        refused(ErrorKind.UNAVAILABLE, uri, "cannot be read");
        long kept = Files.size(target);
        assertThat(kept).isPositive();

        assertThat(source.fetch(uri, target).sha256()).isEqualTo(sha256());
        assertThat(ranges).containsExactly("bytes=" + kept + "-");
    }

    @Test
    void changedFileIsFetchedFromItsStart() throws Exception {
        URI uri = serve("/image", this::whole);
        Files.write(target, Arrays.copyOf(new byte[100], 100));
        Files.writeString(Resume.file(target), "source=" + uri.toString().replace(":", "\\:") + "\ntag=\"old\"\n");

        assertThat(source.fetch(uri, target).sha256()).isEqualTo(sha256());
        assertThat(ranges).containsExactly("bytes=100-");
    }

    @Test
    void discardRemovesWhatIsBesideTheFileToo() throws Exception {
        source.fetch(serve("/image", this::whole), target);
        assertThat(Resume.file(target)).exists();

        source.discard(target);

        assertThat(target).doesNotExist();
        assertThat(Resume.file(target)).doesNotExist();
    }

    @Test
    void redirectsAreFollowedAFewTimes() throws Exception {
        serve("/image", this::whole);
        assertThat(source.fetch(serve("/once", exchange -> redirect(exchange, "/image")), target)
                        .sha256())
                .isEqualTo(sha256());
        refused(ErrorKind.INVALID, serve("/loop", exchange -> redirect(exchange, "/loop")), "at most 5 redirects");
        refused(
                ErrorKind.INVALID,
                serve("/file", exchange -> redirect(exchange, "file:///etc/passwd")),
                "no redirect to file:///etc/passwd");
    }

    @Test
    void refusalsOfTheServerAreToldApart() {
        refused(ErrorKind.INVALID, serve("/missing", exchange -> status(exchange, 404)), "not 404");
        refused(ErrorKind.INVALID, serve("/secret", exchange -> status(exchange, 403)), "not 403");
        refused(ErrorKind.UNAVAILABLE, serve("/broken", exchange -> status(exchange, 503)), "answers 503");
        refused(ErrorKind.UNAVAILABLE, URI.create("http://127.0.0.1:1/x"), "cannot be read");
    }

    @Test
    void tooLargeIsRefusedByItsAnnouncementAndByItsBytes() {
        refused(
                ErrorKind.INVALID,
                serve("/announced", exchange -> {
                    exchange.sendResponseHeaders(200, BYTES_MAX + 1L);
                    exchange.getResponseBody().write(content);
                    exchange.getResponseBody().flush();
                    exchange.close();
                }),
                "at most " + BYTES_MAX);
        refused(
                ErrorKind.INVALID,
                serve("/endless", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var body = exchange.getResponseBody()) {
                        for (int i = 0; i < 10; i++) {
                            body.write(content);
                        }
                    }
                }),
                "at most " + BYTES_MAX);
    }

    @Test
    void deadlineEndsTheDownload() {
        CountDownLatch done = new CountDownLatch(1);
        URI uri = serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (!done.await(20, TimeUnit.MILLISECONDS)) {
                    body.write(content, 0, 1000);
                    body.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() ->
                        CallContext.with().deadline(Duration.ofMillis(300)).run(() -> source.fetch(uri, target)))
                .extracting(CloudException::kind)
                .isEqualTo(ErrorKind.DEADLINE);
        done.countDown();
    }

    @Test
    void privateServersAreRefusedUnlessAllowed() {
        HttpSource strict = new HttpSource(new AddressRule(false), BYTES_MAX);
        for (String host : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "169.254.169.254",
                "172.16.0.9",
                "100.64.0.1",
                "0.0.0.0",
                "[::1]",
                "[fe80::1]",
                "[fd00::1]",
                "224.0.0.1",
                "localhost")) {
            assertThatExceptionOfType(CloudException.class)
                    .isThrownBy(() -> strict.fetch(URI.create("http://" + host + "/x"), target))
                    .withMessageContaining("a server with a public address");
        }
        strict.close();
    }

    @Test
    void urlWithUserInformationIsRefused() {
        refused(ErrorKind.INVALID, URI.create("http://a:b@127.0.0.1/x"), "without user information");
    }
}
