package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.registry.TServiceView;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import tools.jackson.databind.json.JsonMapper;

/// HTTP 1.1 with JSON: a servlet on Tomcat, as Spring Boot brings it, and the JDK's client.
final class HttpStack implements Stack {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/registry/entries";

    @Override
    public Served serve(Answers answers) throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setSilent(true);
        String scratch = Files.createTempDirectory("bench-http").toString();
        tomcat.setBaseDir(scratch);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", scratch);
        Tomcat.addServlet(context, "registry", new EntriesServlet(answers));
        context.addServletMappingDecoded(PATH, "registry");
        tomcat.start();
        return new Served() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void close() throws LifecycleException {
                tomcat.stop();
            }
        };
    }

    @Override
    public Callers connect(int port) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI uri = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + PATH);
        return new Callers() {
            @Override
            public Call caller() {
                return () -> {
                    HttpRequest request = HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(new Question(0))))
                            .build();
                    byte[] body = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body();
                    return JSON.readValue(body, View.class).entries().size();
                };
            }

            @Override
            public void close() {
                client.shutdownNow();
            }
        };
    }

    record Question(long sinceVersion) {}

    record Entry(String moduleName, String host, String address, String version, long startedMicros, long processId) {
        static Entry of(TServiceEntry entry) {
            return new Entry(
                    entry.getModuleName(),
                    entry.getHost(),
                    entry.getAddress(),
                    entry.getVersion(),
                    entry.getStartedMicros(),
                    entry.getProcessId());
        }
    }

    record View(long version, boolean changed, List<Entry> entries) {}

    private static final class EntriesServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Answers answers;

        EntriesServlet(Answers answers) {
            this.answers = answers;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Question question = JSON.readValue(request.getInputStream(), Question.class);
            TServiceView view = answers.entries(question.sinceVersion());
            byte[] body = JSON.writeValueAsBytes(new View(
                    view.getVersion(),
                    view.isChanged(),
                    view.getEntries().stream().map(Entry::of).toList()));
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
