package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.InstanceId;

/// What guests wrote to their serial consoles.
public interface Consoles {
    /// Up to `limit` bytes from `offset` on; empty where nothing was written yet.
    Excerpt read(InstanceId instance, long offset, int limit);

    /// A part of a console log.
    ///
    /// @param offset where it begins, in bytes since the log began
    /// @param nextOffset where the next part begins
    record Excerpt(byte[] bytes, long offset, long nextOffset) {}
}
