package cloud.yunhai.lolserver.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.lolserver.TLogQuery;
import cloud.yunhai.common.idl.lolserver.TLogRecord;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.lol.transport.TipTransport;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.testing.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LolServerEndpointTest {
    @TempDir
    Path folder;

    private final TipCloud cloud = new TipCloud();
    private final LogStore[] opened = new LogStore[1];

    @BeforeEach
    void start() throws IOException {
        LogStore store = Logs.open(folder.resolve("store"), 1 << 20);
        opened[0] = store;
        cloud.serve(
                "lol-server", "h0", tip -> tip.serve("LolServer", LolServer.Iface.class, new LolServerEndpoint(store)));
    }

    @AfterEach
    void stop() {
        cloud.close();
        opened[0].close();
    }

    @Test
    void recordsBearModuleAndHostOfTheirSender() throws Exception {
        TipRuntime sender = cloud.caller("vm-scheduler", "h7");
        new TipTransport(sender).send(new LogBatch("s:1", Logs.records(0, 5)));
        List<TLogRecord> found = query(new TLogQuery(List.of(), 10, true));
        assertThat(found).hasSize(5);
        assertThat(found)
                .allMatch(record -> record.getModuleName().equals("vm-scheduler")
                        && record.getHostName().equals("h7"));
        assertThat(found.getFirst().getMessage()).isEqualTo("message 0");
        assertThat(found.getFirst().getValues()).isEqualTo(Map.of("n", "0"));
    }

    @Test
    void everyMemberOfAQueryCounts() throws Exception {
        new TipTransport(cloud.caller("vm-scheduler", "h7")).send(new LogBatch("s:1", Logs.records(0, 500)));
        assertThat(query(new TLogQuery(List.of("vm-scheduler"), 1000, true).setOperationId("op_2")))
                .hasSize(100);
        assertThat(query(new TLogQuery(List.of("other"), 1000, true))).isEmpty();
        assertThat(query(new TLogQuery(List.of(), 1000, true)
                        .setText("disk full")
                        .setHostName("h7")))
                .hasSize(100);
    }

    @Test
    void wrongQueryIsInvalid() {
        LolServer.Iface client = cloud.caller("api-server", "h0").client(LolServer.Iface.class, "lol-server");
        assertThatThrownBy(() -> Tip.call(() -> client.query(new TLogQuery(List.of(), 5000, true))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("limit: 5000 (expected:");
    }

    @Test
    void wholeWayFromAnEventToAQuery() throws Exception {
        TipRuntime process = cloud.caller("image-server", "h3");
        try (LolLogging unused = LolLogging.attach(process, "image-server", "h3", folder.resolve("spool"))) {
            LoggerFactory.getLogger("test.Whole")
                    .atWarn()
                    .addKeyValue("instance", "ins_9")
                    .log("image.imported");
            await().atMost(Logs.WAIT)
                    .until(() -> !query(new TLogQuery(List.of(), 10, true).setInstanceId("ins_9"))
                            .isEmpty());
        }
        TLogRecord record =
                query(new TLogQuery(List.of(), 10, true).setInstanceId("ins_9")).getFirst();
        assertThat(record.getMessage()).isEqualTo("image.imported");
        assertThat(record.getModuleName()).isEqualTo("image-server");
    }

    private List<TLogRecord> query(TLogQuery query) throws Exception {
        return cloud.caller("api-server", "h0")
                .client(LolServer.Iface.class, "lol-server")
                .query(query)
                .getRecords();
    }
}
