package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.Supervision;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what an earlier agent left running, so that nothing is started twice.
///
/// Two sources, since an agent may be killed between starting a process and writing it down: the state file, and the
/// marks that every process of ours bears in its arguments. A process that is marked and belongs to no service
/// any more, or is the second of its service, is ended.
final class Adoption {
    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    private final Processes processes;
    private final StateStore store;
    private final Consumer<ProcessKey> end;

    /// @param end ends a process that is nobody's
    Adoption(Processes processes, StateStore store, Consumer<ProcessKey> end) {
        this.processes = processes;
        this.store = store;
        this.end = end;
    }

    interface Adopt {
        /// @param outdated started by another description than the present one
        void adopt(Supervision service, ProcessKey process, int restarts, boolean outdated);
    }

    interface StartAnew {
        void start(Supervision service, boolean wanted);
    }

    void into(Map<String, Supervision> services, Adopt adopt, StartAnew startAnew) {
        Map<String, StateStore.Entry> recorded = store.load();
        Map<String, Processes.Found> found = new HashMap<>();
        for (Processes.Found process : processes.running()) {
            boolean superfluous = !services.containsKey(process.service()) || found.containsKey(process.service());
            if (superfluous) {
                log.atWarn()
                        .addKeyValue("service", process.service())
                        .addKeyValue("pid", process.process().pid())
                        .log("service.superfluous");
                end.accept(process.process());
            } else {
                found.put(process.service(), process);
            }
        }
        services.forEach((name, service) -> {
            StateStore.Entry entry = recorded.get(name);
            Processes.Found marked = found.get(name);
            ProcessKey process = marked != null ? marked.process() : alive(entry);
            if (process == null) {
                startAnew.start(service, entry == null || entry.wanted());
            } else {
                boolean outdated =
                        marked != null && !marked.digest().equals(service.spec().digest());
                log.atInfo()
                        .addKeyValue("service", name)
                        .addKeyValue("pid", process.pid())
                        .addKeyValue("outdated", outdated)
                        .log("service.adopted");
                adopt.adopt(service, process, entry == null ? 0 : entry.restarts(), outdated);
            }
        });
    }

    private @Nullable ProcessKey alive(StateStore.@Nullable Entry entry) {
        return entry != null && entry.process() != null && processes.isAlive(entry.process()) ? entry.process() : null;
    }
}
