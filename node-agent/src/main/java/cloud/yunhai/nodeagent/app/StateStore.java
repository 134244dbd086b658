package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ProcessKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What survives the agent, so that the next one takes over instead of starting everything twice.
public interface StateStore {
    /// What the last agent knew; empty when there was none since the machine started.
    Map<String, Entry> load();

    /// Replaces all, as one.
    void save(Map<String, Entry> services);

    /// What is kept of a service.
    ///
    /// @param wanted false after somebody stopped it: it stays so
    record Entry(boolean wanted, int restarts, @Nullable ProcessKey process) {}
}
