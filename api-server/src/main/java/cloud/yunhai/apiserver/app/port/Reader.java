package cloud.yunhai.apiserver.app.port;

import org.jspecify.annotations.Nullable;

/// Resources of one kind, to be read.
public interface Reader<T> {
    /// The resource; NOT_FOUND also when it is another tenant's.
    ///
    /// @param tenantId whose it must be; null: anybody's
    T get(@Nullable String tenantId, String id);

    /// A page of them.
    Listing<T> list(ListQuery query);
}
