package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.stream.LogOutputStream;

/// What dnsmasq tells while it runs. It is the only way to know that it has read a file or ended a lease: it does one
/// thing after the other, so that whatever comes in after such a line is answered by the new state.
final class LogLines extends LogOutputStream {
    private static final Logger log = LoggerFactory.getLogger("dnsmasq");
    private static final int KEPT = 20;
    private static final List<String> TROUBLE =
            List.of("failed", "error", "not using configured address", "no address available", "duplicate", "bad ");

    private final List<Expected> expected = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();

    private record Expected(Predicate<String> line, CompletableFuture<String> seen) {}

    /// Completed by the next such line. Ask before doing what makes dnsmasq say it.
    synchronized CompletableFuture<String> next(Predicate<String> line) {
        CompletableFuture<String> seen = new CompletableFuture<>();
        expected.add(new Expected(line, seen));
        return seen;
    }

    /// Nothing more will come.
    synchronized void ended(Throwable reason) {
        expected.forEach(waiting -> waiting.seen().completeExceptionally(reason));
        expected.clear();
    }

    /// The last lines, to explain a failure.
    synchronized String tail() {
        return String.join("\n", last);
    }

    @Override
    protected synchronized void processLine(String line) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        if (TROUBLE.stream().anyMatch(line::contains)) {
            log.atWarn().log(line);
        } else {
            log.atDebug().log(line);
        }
        expected.removeIf(waiting -> waiting.line().test(line) && waiting.seen().complete(line));
    }
}
