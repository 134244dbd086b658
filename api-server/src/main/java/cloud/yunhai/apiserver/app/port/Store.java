package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import org.jspecify.annotations.Nullable;

/// Resources of one kind that are data only.
public interface Store<T> extends Reader<T> {
    /// Makes it; made again with the same id it is the same.
    T create(Actor actor, T resource);

    /// Changes it.
    ///
    /// @param version the version that it must have
    T update(Actor actor, T resource, long version);

    /// Removes it.
    ///
    /// @param version the version that it must have; 0: any
    void delete(Actor actor, @Nullable String tenantId, String id, long version);
}
