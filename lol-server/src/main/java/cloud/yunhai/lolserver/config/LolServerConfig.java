package cloud.yunhai.lolserver.config;

import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.core.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What lol-server is told about itself.
///
/// @param fileSystem where the store is: `file:///`, or what Hadoop knows, as `hdfs://name-node:8020`
/// @param dataDirectory in it
/// @param httpListen `host:port` of its HTTP face
/// @param httpSecretFile the secret by which writers and readers by HTTP are known, mode 0600; none: no HTTP face
/// @param journalMib a journal that is longer becomes segments
/// @param journalAge one that is older, likewise
/// @param blockKib of a segment's block before it is compressed
/// @param scanMib a query reads no more for one page
/// @param scanTime nor takes longer
/// @param retentionAge older hours go
/// @param retentionGib with more than this, the oldest hours go
public record LolServerConfig(
        URI fileSystem,
        String dataDirectory,
        String httpListen,
        @Nullable Path httpSecretFile,
        int journalMib,
        Duration journalAge,
        int blockKib,
        int scanMib,
        Duration scanTime,
        Duration retentionAge,
        int retentionGib) {
    private static final int MOST = 100_000;

    public LolServerConfig {
        if (fileSystem.getScheme() == null) {
            throw new IllegalArgumentException("file-system: " + fileSystem + " (expected: as file:/// or hdfs://…)");
        }
        if (dataDirectory.isBlank()) {
            throw new IllegalArgumentException("data-directory: '" + dataDirectory + "' (expected: a directory)");
        }
        if (fileSystem.getScheme().equals("file")) {
            dataDirectory = Path.of(dataDirectory).toAbsolutePath().normalize().toString();
        }
        HostPort.parse(httpListen);
        within("journal-mib", journalMib, 64);
        within("block-kib", blockKib, 16_384);
        within("scan-mib", scanMib, MOST);
        within("retention-gib", retentionGib, MOST);
        positive("journal-age", journalAge);
        positive("scan-time", scanTime);
        positive("retention-age", retentionAge);
    }

    LogStore.Settings settings() {
        return new LogStore.Settings(
                (long) journalMib << 20,
                journalAge,
                blockKib << 10,
                (long) scanMib << 20,
                scanTime,
                new Retention(retentionAge, (long) retentionGib << 30));
    }

    private static void within(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + max + ")");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
        }
    }
}
