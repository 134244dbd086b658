package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Answer;
import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.Page;
import org.jspecify.annotations.Nullable;

/// Resources of one kind that can be listed and read.
public class ReadableResources<R, L extends Page<R>> extends Listing<R, L> {
    final Kind<R, L> kind;

    /// What the resources are.
    ///
    /// @param collection the path of all
    /// @param item the path template of one
    /// @param tenantOwned whether each belongs to a tenant, so that an operator says for which it acts
    record Kind<R, L extends Page<R>>(
            String collection, String item, Class<R> type, Class<L> pageType, boolean tenantOwned) {}

    ReadableResources(Transport transport, Kind<R, L> kind) {
        super(transport, kind.collection(), kind.pageType());
        this.kind = kind;
    }

    @Override
    final Call scoped(Call call) {
        return kind.tenantOwned() ? super.scoped(call) : call;
    }

    /// Reads one.
    public R get(String id) {
        return transport.send(scoped(Call.get(path(id))), kind.type());
    }

    /// Reads one together with its tag.
    public Tagged<R> tagged(String id) {
        Answer answer = transport.exchange(scoped(Call.get(path(id))));
        return new Tagged<>(
                transport.decode(answer, kind.type()),
                answer.header("ETag").orElseThrow(() -> new IllegalStateException(path(id) + " came without an ETag")));
    }

    final String path(String id) {
        return UriTemplates.expand(kind.item(), id);
    }

    final R change(String id, Object patch, @Nullable String tag) {
        return transport.send(scoped(Call.patch(path(id), patch)).ifMatch(tag), kind.type());
    }
}
