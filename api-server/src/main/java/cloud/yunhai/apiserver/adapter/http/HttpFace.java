package cloud.yunhai.apiserver.adapter.http;

import cloud.yunhai.common.tip.HostPort;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;

/// The HTTP port: one Tomcat connector with Jersey behind it.
///
/// On loopback it speaks in the clear unless it is given a certificate; elsewhere it speaks TLS or does not start.
/// Every request runs on a virtual thread of its own, so that those that wait cost little.
public final class HttpFace implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 2_000;
    private static final int WAITING_MAX = 200;
    private static final int HEADERS_MAX = 16 * 1024;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(20);
    private static final Duration IDLE_MAX = Duration.ofSeconds(60);

    private final Tomcat tomcat = new Tomcat();
    private final Path workDirectory;

    /// A certificate (chain) and its private key, both in PEM files.
    public record Certificate(Path chain, Path privateKey) {}

    /// @param certificate null: in the clear, on loopback only
    public HttpFace(HostPort listen, @Nullable Certificate certificate, ResourceConfig resources, Filter frame) {
        InetAddress address = address(listen);
        if (certificate == null && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "api-server.http-listen: " + listen + " (expected: a loopback address, or a certificate)");
        }
        workDirectory = temporaryDirectory();
        tomcat.setBaseDir(workDirectory.toString());
        tomcat.setSilent(true);
        tomcat.setConnector(connector(listen, address, certificate));
        Context context = tomcat.addContext("", workDirectory.toString());
        if (context instanceof StandardContext leaks) {
            // There is one application in this process, and it ends with it: nothing leaks.
            leaks.setClearReferencesRmiTargets(false);
            leaks.setClearReferencesThreadLocals(false);
        }
        if (tomcat.getHost() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
        }
        tomcat.addServlet("", "api", new ServletContainer(resources)).setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "api");
        FilterDef definition = new FilterDef();
        definition.setFilterName("frame");
        definition.setFilter(frame);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("frame");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    private static Connector connector(HostPort listen, InetAddress address, @Nullable Certificate certificate) {
        Connector connector = new Connector();
        connector.setPort(listen.port());
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setAddress(address);
            protocol.setExecutor(new VirtualThreadExecutor("http-"));
            protocol.setMaxConnections(CONNECTIONS_MAX);
            protocol.setAcceptCount(WAITING_MAX);
            protocol.setMaxHttpHeaderSize(HEADERS_MAX);
            protocol.setConnectionTimeout((int) SILENCE_MAX.toMillis());
            protocol.setKeepAliveTimeout((int) IDLE_MAX.toMillis());
            protocol.setMaxKeepAliveRequests(-1);
            if (certificate != null) {
                secure(connector, protocol, certificate);
            }
        }
        return connector;
    }

    private static void secure(Connector connector, AbstractHttp11Protocol<?> protocol, Certificate certificate) {
        connector.setScheme("https");
        connector.setSecure(true);
        protocol.setSSLEnabled(true);
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate files = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        files.setCertificateFile(certificate.chain().toAbsolutePath().toString());
        files.setCertificateKeyFile(certificate.privateKey().toAbsolutePath().toString());
        host.addCertificate(files);
        connector.addSslHostConfig(host);
    }

    /// Whether this is an address of the machine's own, which nobody else reaches.
    public static boolean isLoopback(HostPort listen) {
        return address(listen).isLoopbackAddress();
    }

    /// Binds the port and answers.
    public HttpFace start() {
        try {
            tomcat.start();
            return this;
        } catch (LifecycleException e) {
            close();
            throw new IllegalStateException("the HTTP port", e);
        }
    }

    /// The port it listens on.
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /// Takes no new connections; what runs goes on.
    public void pause() {
        tomcat.getConnector().pause();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the HTTP port", e);
        } finally {
            deleteWorkDirectory();
        }
    }

    private void deleteWorkDirectory() {
        // Else the next Tomcat in this process would make the directory again, since it takes it for its home.
        System.getProperties().remove(Globals.CATALINA_HOME_PROP, workDirectory.toString());
        System.getProperties().remove(Globals.CATALINA_BASE_PROP, workDirectory.toString());
        try (var files = Files.walk(workDirectory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("yunhai-api-server-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress address(HostPort listen) {
        try {
            return InetAddress.getByName(listen.host());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "api-server.http-listen: " + listen + " (expected: an address of this host)", e);
        }
    }
}
