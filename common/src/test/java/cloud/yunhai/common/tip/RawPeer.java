package cloud.yunhai.common.tip;

import cloud.yunhai.common.tip.wire.FrameBuffer;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/// A peer that writes bytes by hand: right ones, wrong ones, half of them.
final class RawPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LIMIT = 64 << 20;

    final Socket socket;

    RawPeer(HostPort address) throws IOException {
        socket = new Socket(address.host(), address.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /// A TIP frame around these message bytes.
    static byte[] frame(Map<String, String> header, byte[] message) throws IOException {
        FrameBuffer frame = new FrameBuffer(LIMIT);
        HeaderCodec.write(header, frame);
        frame.put(message, 0, message.length);
        var out = new java.io.ByteArrayOutputStream();
        frame.sendTo(out);
        return out.toByteArray();
    }

    /// The header of a caller with rights.
    static Map<String, String> header() {
        Map<String, String> header = new HashMap<>();
        header.put(HeaderCodec.CALLER, "test-caller@h0");
        return header;
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// The next frame's content.
    byte[] receive() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return content;
    }

    /// Whether the process ends the connection (and says nothing more before).
    boolean ended() {
        try {
            return socket.getInputStream().read() == -1;
        } catch (java.net.SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
