package cloud.yunhai.common.tip;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A process that takes whole requests and then behaves as the test says.
final class FakeProcess implements AutoCloseable {
    final AtomicInteger requests = new AtomicInteger();
    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    FakeProcess(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    HostPort address() {
        return new HostPort("127.0.0.1", listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                in.skipNBytes(in.readInt());
                requests.incrementAndGet();
                behaviour.answer(socket);
            }
        } catch (IOException ended) {
            // The test has closed it, or the caller has.
        } catch (UncheckedIOException ended) {
            // Likewise.
        }
    }

    /// What to do after a request.
    interface Behaviour {
        void answer(Socket socket) throws IOException;
    }
}
