package cloud.yunhai.apiserver.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Writes Server-Sent Events.
final class EventWriter {
    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /// One event; its data is one line, since JSON is written without line ends.
    void send(String name, long id, Object representation) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream(1024);
        event.writeBytes(("id: " + id + "\nevent: " + name + "\ndata: ").getBytes(UTF_8));
        event.writeBytes(JsonCodec.write(representation));
        event.writeBytes("\n\n".getBytes(UTF_8));
        event.writeTo(out);
        out.flush();
    }

    /// Shows that the stream lives, and finds out whether the reader does.
    void beat() throws IOException {
        out.write(": \n\n".getBytes(UTF_8));
        out.flush();
    }
}
