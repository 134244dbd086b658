package cloud.yunhai.nodeagent.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A real service in a process of its own, as small as can be: does on request what services do when they fail.
public final class ChildService {
    private static volatile String mode = "healthy";

    private ChildService() {}

    /// @param arguments the port, and `stubborn` for one that does not end when asked
    public static void main(String[] arguments) throws IOException {
        System.out.println("child started " + String.join(" ", arguments));
        if (arguments.length > 1 && arguments[1].equals("fails")) {
            System.exit(3);
        }
        if (arguments.length > 1 && arguments[1].equals("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(ChildService::waitForever));
        }
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/healthz", exchange -> {
            if (mode.equals("hangs")) {
                waitForever();
            }
            answer(exchange, mode.equals("unhealthy") ? 503 : 200, mode);
        });
        server.createContext(
                "/metrics",
                exchange -> answer(
                        exchange,
                        200,
                        "# HELP child_calls_total Calls.\n# TYPE child_calls_total counter\nchild_calls_total 7\n"));
        server.createContext("/mode/", exchange -> {
            mode = exchange.getRequestURI().getPath().substring("/mode/".length());
            answer(exchange, 200, mode);
        });
        server.createContext("/exit/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            answer(exchange, 200, path);
            Runtime.getRuntime().halt(Integer.parseInt(path.substring("/exit/".length())));
        });
        server.start();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
