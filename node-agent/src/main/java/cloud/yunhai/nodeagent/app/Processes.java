package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The processes of the host's services.
public interface Processes {
    /// Starts one; `onEnd` gets its exit status once.
    ProcessKey launch(ServiceSpec spec, Consumer<OptionalInt> onEnd) throws IOException;

    /// Watches one that was started earlier; `onEnd` is told once it is gone, without a status.
    void watch(ProcessKey process, Consumer<OptionalInt> onEnd);

    /// Whether just this process still runs.
    boolean isAlive(ProcessKey process);

    /// When it started.
    Instant startOf(ProcessKey process);

    /// Asks it to end; one that is gone is left alone.
    void terminate(ProcessKey process);

    /// Ends it; one that is gone is left alone.
    void kill(ProcessKey process);

    /// Has it write its threads to its log.
    void dumpThreads(ProcessKey process);

    /// Its memory, where it can be told.
    OptionalLong residentBytes(ProcessKey process);

    /// What runs of this agent's services, whoever started it.
    List<Found> running();

    /// A process that bears this agent's mark.
    ///
    /// @param digest of the service's description when it was started
    record Found(String service, String digest, ProcessKey process) {}
}
