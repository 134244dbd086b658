package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.tip.CallContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether everything adds up: the database by itself, and against hypervisors, disks and DHCP servers.
public final class Ledger {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final Map<String, Auditor> auditors;

    /// @param auditors who checks what, by the name of what is checked
    public Ledger(Map<String, Auditor> auditors) {
        this.auditors = Map.copyOf(auditors);
    }

    /// Checks one part.
    @FunctionalInterface
    public interface Auditor {
        List<Imbalance> check();
    }

    /// One entry that does not add up.
    public record Imbalance(String subject, String quantity, long claimed, long used, String detail) {}

    /// Every difference. A part that could not be checked is one: silence proves nothing.
    public List<Imbalance> check() {
        List<Imbalance> found = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // The caller's deadline and trace go with every part.
            CallContext context = CallContext.current();
            Map<String, Future<List<Imbalance>>> parts = new TreeMap<>();
            auditors.forEach((name, auditor) -> parts.put(
                    name, executor.submit(() -> context.<List<Imbalance>, RuntimeException>call(auditor::check))));
            parts.forEach((name, part) -> found.addAll(outcome(name, part)));
        }
        return found;
    }

    private static List<Imbalance> outcome(String name, Future<List<Imbalance>> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(unchecked(name, "interrupted"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CloudException known) {
                return List.of(unchecked(name, known.userMessage()));
            }
            log.atError().setCause(e.getCause()).addKeyValue("part", name).log("check.failed");
            return List.of(unchecked(name, "internal error"));
        }
    }

    private static Imbalance unchecked(String name, String why) {
        return new Imbalance(name, "unchecked", 0, 0, "could not be checked: " + why);
    }
}
