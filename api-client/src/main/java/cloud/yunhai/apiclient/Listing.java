package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.representation.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A collection that is read in pages.
///
/// @param <R> what is listed
/// @param <L> one page of it
public class Listing<R, L extends Page<R>> {
    final Transport transport;
    private final String path;
    private final Class<L> pageType;

    Listing(Transport transport, String path, Class<L> pageType) {
        this.transport = transport;
        this.path = path;
        this.pageType = pageType;
    }

    /// A call on behalf of the tenant that is acted for.
    Call scoped(Call call) {
        return call.query("tenant_id", transport.tenantId());
    }

    /// Everything that matches, in the API's order. Pages are read as the stream comes to them.
    public Stream<R> list(ListQuery query) {
        Iterator<R> items = new Pages<>(query, this::page);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /// Everything.
    public Stream<R> list() {
        return list(ListQuery.ALL);
    }

    /// One page.
    public L page(ListQuery query) {
        return transport.send(query.onto(scoped(Call.get(path))), pageType);
    }

    /// Walks from page to page.
    private static final class Pages<R> implements Iterator<R> {
        private final ListQuery query;
        private final Function<ListQuery, ? extends Page<R>> read;
        private @Nullable Iterator<R> items;
        private @Nullable String next;

        Pages(ListQuery query, Function<ListQuery, ? extends Page<R>> read) {
            this.query = query;
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            Iterator<R> now = items == null ? open(query.pageToken()) : items;
            while (!now.hasNext() && next != null) {
                now = open(next); // a page may be empty and yet not the last
            }
            return now.hasNext();
        }

        private Iterator<R> open(@Nullable String token) {
            Page<R> page = read.apply(query.from(token));
            if (page.nextPageToken != null && page.nextPageToken.equals(token)) {
                throw new IllegalStateException("page " + token + " names itself as the next one");
            }
            next = page.nextPageToken;
            items = page.items().iterator();
            return items;
        }

        @Override
        public R next() {
            if (!hasNext() || items == null) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
