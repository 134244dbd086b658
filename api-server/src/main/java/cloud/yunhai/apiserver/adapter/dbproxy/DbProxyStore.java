package cloud.yunhai.apiserver.adapter.dbproxy;

import cloud.yunhai.apiserver.adapter.tip.TipPages;
import cloud.yunhai.apiserver.app.port.Store;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.tip.Tip;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// One kind of data at db-proxy.
///
/// @param <T> the record
/// @param <S> the struct it travels as
final class DbProxyStore<T extends Record, S extends TBase<?, ?>> extends DbProxyReader<T> implements Store<T> {
    private final Class<T> type;
    private final Class<S> struct;
    private final Calls<S> calls;

    /// The calls that change.
    record Calls<S>(Create<S> create, Update<S> update, Delete delete) {}

    /// A call.
    interface Create<S> {
        S call(TActor actor, S struct) throws Exception;
    }

    /// A call.
    interface Update<S> {
        S call(TActor actor, S struct, long version) throws Exception;
    }

    /// A call.
    interface Delete {
        void call(TActor actor, @Nullable String tenantId, String id, long version) throws Exception;
    }

    DbProxyStore(Class<T> type, Class<S> struct, Get get, Page<T> page, Calls<S> calls) {
        super(type, get, page);
        this.type = type;
        this.struct = struct;
        this.calls = calls;
    }

    @Override
    public T create(Actor actor, T resource) {
        return ThriftCodec.decode(
                Tip.call(() -> calls.create.call(TipPages.actor(actor), ThriftCodec.encode(resource, struct))), type);
    }

    @Override
    public T update(Actor actor, T resource, long version) {
        return ThriftCodec.decode(
                Tip.call(() -> calls.update.call(TipPages.actor(actor), ThriftCodec.encode(resource, struct), version)),
                type);
    }

    @Override
    public void delete(Actor actor, @Nullable String tenantId, String id, long version) {
        Tip.run(() -> calls.delete.call(TipPages.actor(actor), tenantId, id, version));
    }
}
