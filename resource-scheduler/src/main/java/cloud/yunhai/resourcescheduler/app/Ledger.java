package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.error.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Whether everything adds up: the database by itself, and against hypervisors, disks and DHCP servers.
public final class Ledger {
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
            Map<String, Future<List<Imbalance>>> parts = new java.util.TreeMap<>();
            auditors.forEach((name, auditor) -> parts.put(name, executor.submit(auditor::check)));
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
            String why = e.getCause() instanceof CloudException known ? known.userMessage() : "internal error";
            return List.of(unchecked(name, why));
        }
    }

    private static Imbalance unchecked(String name, String why) {
        return new Imbalance(name, "unchecked", 0, 0, "could not be checked: " + why);
    }
}
