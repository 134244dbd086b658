package cloud.yunhai.deploy.bench.tip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Weighs connections by mutual TLS that were used once and then stay idle, as hundreds of hosts hold them.
final class IdleConnections {
    private static final Duration WATCHED = Duration.ofSeconds(5);
    private static final int WARM_UP_CALLERS = 4;
    private static final long WARM_UP_MILLIS = 1_500;

    private IdleConnections() {}

    static IdleFigures weigh(int connections, boolean c2, Path certificates) throws IOException, InterruptedException {
        try (BenchPair pair = new BenchPair(Rival.TIP_TLS, c2, certificates)) {
            pair.warmUp(WARM_UP_CALLERS, WARM_UP_MILLIS);
            MemoryFigures before = pair.serverMemory();
            long residentBefore = pair.server().residentBytes();
            double cpuBefore = cpuWhileIdle(pair);

            allAtOnce(pair, connections);
            MemoryFigures after = pair.serverMemory();
            long residentAfter = pair.server().residentBytes();
            double cpuAfter = cpuWhileIdle(pair);

            allAtOnce(pair, connections);
            int threads = pair.serverMemory().threads() - before.threads();
            if (threads > connections) {
                throw new IOException("idle connections: " + threads + " after the second round (expected: at most "
                        + connections + ", each used again)");
            }
            return new IdleFigures(
                    connections,
                    (after.heapBytes() - before.heapBytes()) / 1024.0 / connections,
                    (residentAfter - residentBefore) / 1024.0 / connections,
                    cpuBefore,
                    cpuAfter);
        }
    }

    /// One call on each of so many connections.
    private static void allAtOnce(BenchPair pair, int connections) throws IOException {
        pair.server().ask("gather " + connections);
        int answered = Integer.parseInt(pair.client().ask("together " + connections));
        if (answered != connections) {
            throw new IOException("answered: " + answered + " (expected: " + connections + ")");
        }
    }

    /// Milliseconds of processor time for each second in which nobody calls.
    private static double cpuWhileIdle(BenchPair pair) throws InterruptedException {
        long before = pair.server().cpu().toMillis();
        Thread.sleep(WATCHED);
        return (pair.server().cpu().toMillis() - before) / (double) WATCHED.toSeconds();
    }
}
