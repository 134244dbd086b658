package cloud.yunhai.apiserver.adapter.tip;

import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.event.Actor;
import java.util.List;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// Pages and actors as they travel.
public final class TipPages {
    private TipPages() {}

    /// The query as it travels.
    public static TPageRequest request(ListQuery query) {
        TPageRequest request = new TPageRequest();
        request.setTenantId(query.tenantId());
        request.setLimit(query.limit());
        request.setPageToken(query.pageToken());
        request.setFilter(query.filter());
        return request;
    }

    /// The page that came.
    public static <T extends Record> Listing<T> listing(
            @Nullable List<? extends TBase<?, ?>> items, @Nullable String nextPageToken, Class<T> type) {
        return new Listing<>(items == null ? List.of() : ThriftCodec.decodeAll(items, type), nextPageToken);
    }

    /// Who asks, as it travels.
    public static TActor actor(Actor actor) {
        return ThriftCodec.encode(actor, TActor.class);
    }
}
