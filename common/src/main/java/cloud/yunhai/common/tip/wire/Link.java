package cloud.yunhai.common.tip.wire;

import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.tls.PeerIdentity;
import cloud.yunhai.common.tip.tls.TlsContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One connection, secured or (in tests) plain. Its reads and writes block without a time-out of their own; the
/// [Watchdog] cuts it when a set limit passes, which ends whatever blocks, also a write to a peer that does not read.
public final class Link implements Closeable {
    private final Socket raw;
    private volatile boolean cut;
    private volatile @Nullable Deadline limit;
    private @Nullable PeerIdentity peer;
    private @Nullable Socket secured;

    public Link(Socket raw) {
        this.raw = raw;
    }

    /// Shakes hands as the side that connected.
    public void secureOutgoing(TlsContext tls, String host, int port) throws IOException {
        secure(tls.connected(raw, host, port));
    }

    /// Shakes hands as the side that accepted.
    public void secureIncoming(TlsContext tls) throws IOException {
        secure(tls.accepted(raw));
    }

    /// What the peer's certificate says; null on a plain connection.
    public @Nullable PeerIdentity peer() {
        return peer;
    }

    public InputStream in() throws IOException {
        return (secured == null ? raw : secured).getInputStream();
    }

    public OutputStream out() throws IOException {
        return (secured == null ? raw : secured).getOutputStream();
    }

    /// From now on it must be done by then.
    public void limit(Deadline deadline) {
        limit = deadline;
    }

    /// From now on it may wait for ever.
    public void unlimited() {
        limit = null;
    }

    /// Whether the watchdog has ended it.
    public boolean wasCut() {
        return cut;
    }

    void cutIfDue() {
        Deadline due = limit;
        if (due != null && due.expired()) {
            cut = true;
            close();
        }
    }

    boolean limited() {
        return limit != null;
    }

    /// Ends it at once; the socket itself and not TLS on top of it, which would wait for a writer that is stuck.
    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be released.
        }
    }

    private void secure(SSLSocket socket) throws IOException {
        try {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            peer = PeerIdentity.of(certificate);
            secured = socket;
        } catch (java.security.cert.CertificateException unusable) {
            throw new WireException("peer: " + unusable.getMessage());
        }
    }
}
