package cloud.yunhai.dbproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.dbproxy.testing.DbProxyProcess;
import cloud.yunhai.dbproxy.testing.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process as it ships: starts, answers, survives SIGKILL with all that it has answered, ends cleanly.
class ProcessTest {
    private static final Duration START_MAX = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredSurvivesSigkill() throws Exception {
        try (DbProxyProcess process = new DbProxyProcess(folder);
                TipRuntime tip = process.caller("api-server")) {
            Catalogue.Iface catalogue = tip.client(Catalogue.Iface.class, "db-proxy");
            Registry.Iface registry = tip.client(Registry.Iface.class, "db-proxy");
            TZone zone = new TZone(ZoneId.next().text(), "z", 0, 0);

            TZone created = answer(process, () -> catalogue.createZone(World.ACTOR, zone));
            assertThat(Tip.call(() -> registry.entries(0)).getEntries())
                    .extracting(TServiceEntry::getModuleName)
                    .containsExactly("db-proxy");

            process.killAndRestart();

            assertThat(answer(process, () -> catalogue.getZone(zone.getId()))).isEqualTo(created);
            assertThat(process.stop()).isZero();
        }
    }

    private static <T> T answer(DbProxyProcess process, Callable<T> call) {
        return await().atMost(START_MAX)
                .failFast(() -> assertThat(process.isAlive()).as(process.log()).isTrue())
                .ignoreExceptionsInstanceOf(CloudException.class)
                .until(call, value -> true);
    }
}
