package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.representation.Page;
import org.jspecify.annotations.Nullable;

/// Resources of one kind that are data only: what is asked for is done when the answer comes.
///
/// @param <N> what is to be made
/// @param <P> a change
public final class Resources<N, P, R, L extends Page<R>> extends ReadableResources<R, L> {
    Resources(Transport transport, Kind<R, L> kind) {
        super(transport, kind);
    }

    /// Makes one.
    public R create(N wanted) {
        return create(wanted, null);
    }

    /// Makes one, once under this key, however often it is asked for.
    ///
    /// @param idempotencyKey null: a fresh one
    public R create(N wanted, @Nullable String idempotencyKey) {
        return transport.send(scoped(Call.post(kind.collection(), wanted)).key(idempotencyKey), kind.type());
    }

    /// Changes one, whatever it is now. Members that are null stay.
    public R update(String id, P patch) {
        return change(id, patch, null);
    }

    /// Changes one, if it is still as this tag says.
    public R update(String id, P patch, String tag) {
        return change(id, patch, tag);
    }

    /// Removes one.
    public void delete(String id) {
        transport.exchange(scoped(Call.delete(path(id))));
    }

    /// Removes one, if it is still as this tag says.
    public void delete(String id, String tag) {
        transport.exchange(scoped(Call.delete(path(id))).ifMatch(tag));
    }
}
