package cloud.yunhai.common.tip.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// TLS as the process's present certificate allows it: version 1.3, both sides show a certificate of the platform's CA.
///
/// @param context the JDK's
/// @param own what our own certificate says of us
/// @param generation grows with each change of the files
public record TlsContext(SSLContext context, PeerIdentity own, long generation) {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] SUITES = CipherSuites.preferred();

    static TlsContext of(PemFiles files, long generation) throws IOException, GeneralSecurityException {
        KeyStore authorities = empty();
        List<X509Certificate> trusted = files.authorities();
        for (int i = 0; i < trusted.size(); i++) {
            authorities.setCertificateEntry("ca" + i, trusted.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);

        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[] {new OwnKey(files.key(), files.chain())}, trust.getTrustManagers(), null);
        return new TlsContext(context, PeerIdentity.of(files.chain().getFirst()), generation);
    }

    /// Puts TLS on a connection that we made; shakes hands.
    public SSLSocket connected(Socket raw, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(new ReadAheadSocket(raw), host, port, false);
        return shakeHands(socket, true);
    }

    /// Puts TLS on a connection that we accepted; shakes hands.
    public SSLSocket accepted(Socket raw) throws IOException {
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(new ReadAheadSocket(raw), null, raw.getPort(), false);
        return shakeHands(socket, false);
    }

    private static SSLSocket shakeHands(SSLSocket socket, boolean client) throws IOException {
        socket.setUseClientMode(client);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        if (!client) {
            parameters.setNeedClientAuth(true);
            parameters.setUseCipherSuitesOrder(CipherSuites.insists());
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
