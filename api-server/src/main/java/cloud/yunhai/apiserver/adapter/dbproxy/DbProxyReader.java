package cloud.yunhai.apiserver.adapter.dbproxy;

import cloud.yunhai.apiserver.adapter.tip.TipPages;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.Reader;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.tip.Tip;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// One kind of resource at db-proxy, read.
class DbProxyReader<T extends Record> implements Reader<T> {
    private final Class<T> type;
    private final Get get;
    private final Page<T> page;

    /// A call.
    interface Get {
        TBase<?, ?> call(@Nullable String tenantId, String id) throws Exception;
    }

    /// A call.
    interface Page<T> {
        Listing<T> call(TPageRequest request) throws Exception;
    }

    DbProxyReader(Class<T> type, Get get, Page<T> page) {
        this.type = type;
        this.get = get;
        this.page = page;
    }

    @Override
    public T get(@Nullable String tenantId, String id) {
        return ThriftCodec.decode(Tip.call(() -> get.call(tenantId, id)), type);
    }

    @Override
    public Listing<T> list(ListQuery query) {
        return Tip.call(() -> page.call(TipPages.request(query)));
    }
}
