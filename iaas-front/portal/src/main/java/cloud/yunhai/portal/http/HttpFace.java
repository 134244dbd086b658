package cloud.yunhai.portal.http;

import cloud.yunhai.portal.PortalSettings;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Where the pages are served: on loopback in the clear unless there is a certificate; elsewhere by HTTPS only.
public final class HttpFace implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int SESSIONS_MAX = 20_000;

    private final PortalSettings settings;
    private final String module;

    public HttpFace(PortalSettings settings, String module) {
        this.settings = settings;
        this.module = module;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setAddress(settings.address());
        factory.setPort(settings.port());
        PortalSettings.Keys keys = settings.keys();
        if (keys != null) {
            factory.setSsl(ssl(keys));
            Http2 http2 = new Http2();
            http2.setEnabled(true); // the streams of many open pages share one connection
            factory.setHttp2(http2);
        }
        // Browsers do not tell cookies of two ports of one host apart.
        factory.getSettings().getSession().getCookie().setName(module + "-session");
        factory.addContextCustomizers(HttpFace::bound);
    }

    private static Ssl ssl(PortalSettings.Keys keys) {
        Ssl ssl = new Ssl();
        ssl.setCertificate(Objects.toString(keys.chain().toUri()));
        ssl.setCertificatePrivateKey(Objects.toString(keys.privateKey().toUri()));
        ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return ssl;
    }

    private static void bound(Context context) {
        context.addLifecycleListener(event -> {
            if (context.getManager() instanceof ManagerBase sessions) {
                sessions.setMaxActiveSessions(SESSIONS_MAX);
            }
        });
    }
}
