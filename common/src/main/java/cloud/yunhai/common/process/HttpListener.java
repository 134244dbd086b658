package cloud.yunhai.common.process;

import cloud.yunhai.common.tip.TipSecurity;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The small HTTP faces of services, by the JDK's own server: in the clear on loopback, by HTTPS with the
/// platform's certificate everywhere else, so that nothing is ever sent in the clear over a network.
public final class HttpListener {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// The JDK's server has no limits unless it is told, once for the process and before its first use. Without them
    /// a few peers that send a byte now and then hold all threads.
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "30", // seconds for a whole request
            "sun.net.httpserver.maxRspTime", "120", // seconds for a whole answer
            "jdk.httpserver.maxConnections", "200");

    static {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private HttpListener() {}

    /// A server that listens there and does not answer yet.
    ///
    /// @param certificates the process's certificate directory; read now: a renewed certificate is taken up by a
    ///     restart
    public static HttpServer at(InetSocketAddress listen, Path certificates) throws IOException {
        if (listen.getAddress().isLoopbackAddress()) {
            return HttpServer.create(listen, 0);
        }
        SSLContext context = new TipSecurity.MutualTls(certificates).context();
        HttpsServer server = HttpsServer.create(listen, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setProtocols(PROTOCOLS);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }
}
