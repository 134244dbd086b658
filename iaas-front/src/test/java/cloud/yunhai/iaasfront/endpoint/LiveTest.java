package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.iaasfront.testing.Portal;
import cloud.yunhai.iaasfront.testing.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final Portal portal = new Portal();

    @AfterEach
    void close() {
        portal.close();
    }

    /// The lines of a stream as they come, and a last one when it ends.
    private static BlockingQueue<String> lines(InputStream stream) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().filter(line -> line.startsWith("event:")).forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException broken) {
                // as if it had ended
            }
            lines.add("ended");
        });
        return lines;
    }

    @Test
    void pageHearsOfItsOwnResourcesAndOneStreamServesAllPages() throws InterruptedException {
        Visitor tenant = portal.tenant();
        BlockingQueue<String> instances = lines(tenant.stream("/live?of=ins_"));
        BlockingQueue<String> one = lines(tenant.stream("/live?of=ins_2&of=op_"));
        await().until(() -> portal.api().streams() == 1);

        portal.api().change("ins_1");
        assertThat(instances.poll(10, TimeUnit.SECONDS)).isEqualTo("event: change");
        portal.api().change("op_7");
        assertThat(one.poll(10, TimeUnit.SECONDS)).isEqualTo("event: change");

        assertThat(instances).isEmpty();
        assertThat(one).isEmpty();
        assertThat(portal.api().streams()).isEqualTo(1);
    }

    @Test
    void streamEndsWithTheSession() throws InterruptedException {
        Visitor tenant = portal.tenant();
        BlockingQueue<String> lines = lines(tenant.stream("/live?of=ins_"));
        await().until(() -> portal.api().streams() == 1);

        tenant.post("/logout", Map.of());

        assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
        await().until(() -> portal.api().streams() == 0);
    }

    @Test
    void visitorAndNonsenseAreRefused() {
        assertThat(portal.visitor()
                        .get("/live?of=ins_", "Accept", "text/event-stream")
                        .status())
                .isEqualTo(401);
        Visitor tenant = portal.tenant();
        assertThat(tenant.get("/live?of=../x").status()).isEqualTo(400);
        assertThat(tenant.get("/live").status()).isEqualTo(400);
    }
}
