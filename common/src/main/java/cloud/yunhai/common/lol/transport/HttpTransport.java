package cloud.yunhai.common.lol.transport;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LolTransport;
import cloud.yunhai.common.lol.RecordLines;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// By HTTP, for the portals, which speak no TIP: lines of JSON to `/v1/records`.
///
/// Who may write is who can read the secret file (mode 0600, shared with lol-server on the same machine); the secret is
/// read for each batch, so that it can be changed at any time.
public final class HttpTransport implements LolTransport {
    /// The header with the batch's id.
    public static final String BATCH_HEADER = "Lol-Batch";

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    private static final int UNPROCESSABLE = 422;
    private static final int MAX_DETAIL = 1000;

    private final URL records;
    private final Path secretFile;

    /// @param lolServer as `http://127.0.0.1:9044`
    public HttpTransport(URI lolServer, Path secretFile) {
        try {
            this.records = lolServer.resolve("/v1/records").toURL();
        } catch (IOException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("lol-url: " + lolServer + " (expected: an http URL)", wrong);
        }
        this.secretFile = secretFile;
    }

    @Override
    public void send(LogBatch batch) throws Exception {
        byte[] body = RecordLines.write(batch.records());
        HttpURLConnection connection = (HttpURLConnection) records.openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty(BATCH_HEADER, batch.id());
        connection.setRequestProperty(
                "Authorization", "Bearer " + Files.readString(secretFile).strip());
        connection.setFixedLengthStreamingMode(body.length);
        connection.getOutputStream().write(body);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NO_CONTENT) {
            return;
        }
        String answer = "status " + status + " " + beginning(connection.getErrorStream());
        if (status == HttpURLConnection.HTTP_BAD_REQUEST || status == UNPROCESSABLE) {
            throw new RefusedException(answer);
        }
        throw new IOException("lol-server: " + answer + " (expected: status 204)");
    }

    private static String beginning(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            return new String(body.readNBytes(MAX_DETAIL), StandardCharsets.UTF_8);
        }
    }
}
