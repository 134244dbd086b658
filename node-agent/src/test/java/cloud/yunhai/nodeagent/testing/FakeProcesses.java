package cloud.yunhai.nodeagent.testing;

import cloud.yunhai.nodeagent.app.Processes;
import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Processes that are only numbers. They end when they are asked to, but for the stubborn ones.
public final class FakeProcesses implements Processes {
    public final List<String> signals = new CopyOnWriteArrayList<>();
    /// Ignore the request to end.
    public final Set<Long> stubborn = ConcurrentHashMap.newKeySet();
    /// Services that cannot be started.
    public final Set<String> broken = ConcurrentHashMap.newKeySet();

    private final Map<ProcessKey, List<Consumer<OptionalInt>>> alive = new HashMap<>();
    private final List<Found> left = new ArrayList<>();
    private long next = 100;

    /// A process that an earlier agent left.
    public synchronized ProcessKey leave(String service, String digest) {
        ProcessKey process = begun();
        alive.put(process, new ArrayList<>());
        left.add(new Found(service, digest, process));
        return process;
    }

    private ProcessKey begun() {
        return new ProcessKey(next++, 1);
    }

    @Override
    public synchronized ProcessKey launch(ServiceSpec spec, Consumer<OptionalInt> onEnd) throws IOException {
        if (broken.contains(spec.name())) {
            throw new IOException("no such program");
        }
        ProcessKey process = begun();
        alive.put(process, new ArrayList<>(List.of(onEnd)));
        return process;
    }

    @Override
    public synchronized void watch(ProcessKey process, Consumer<OptionalInt> onEnd) {
        alive.getOrDefault(process, new ArrayList<>()).add(onEnd);
    }

    @Override
    public synchronized boolean isAlive(ProcessKey process) {
        return alive.containsKey(process);
    }

    @Override
    public Instant startOf(ProcessKey process) {
        return Instant.EPOCH;
    }

    @Override
    public void terminate(ProcessKey process) {
        signals.add("TERM " + process.pid());
        if (!stubborn.contains(process.pid())) {
            end(process, 143);
        }
    }

    @Override
    public void kill(ProcessKey process) {
        signals.add("KILL " + process.pid());
        end(process, 137);
    }

    @Override
    public void dumpThreads(ProcessKey process) {
        signals.add("QUIT " + process.pid());
    }

    /// Ends it by itself.
    public void end(ProcessKey process, int status) {
        List<Consumer<OptionalInt>> told;
        synchronized (this) {
            told = alive.remove(process);
            left.removeIf(found -> found.process().equals(process));
        }
        if (told != null) {
            Thread.ofVirtual().start(() -> told.forEach(onEnd -> onEnd.accept(OptionalInt.of(status))));
        }
    }

    @Override
    public OptionalLong residentBytes(ProcessKey process) {
        return OptionalLong.of(1 << 20);
    }

    @Override
    public synchronized List<Found> running() {
        return List.copyOf(left);
    }
}
