package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.Store;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What can be done with resources that are data only.
///
/// @param tenantOwned whether each belongs to a tenant; else to the platform, and only operators change them
public record DataOperations<T>(Store<T> store, ToLongFunction<T> version, boolean tenantOwned) {
    public T get(UserRequest request, String id) {
        return store.get(readScope(request), id);
    }

    public Listing<T> list(ListQuery query) {
        return store.list(query);
    }

    /// @param body names in it what does not exist
    public T create(UserRequest request, Object body, Supplier<T> resource) {
        String scope = writeScope(request);
        return References.inBody(body, () -> store.create(request.actorFor(scope), resource.get()));
    }

    public T change(UserRequest request, String id, Object body, UnaryOperator<T> change) {
        String scope = writeScope(request);
        return Changes.apply(
                request,
                () -> store.get(scope, id),
                version,
                change,
                (changed, seen) -> References.inBody(body, () -> store.update(request.actorFor(scope), changed, seen)));
    }

    public void delete(UserRequest request, String id) {
        String scope = writeScope(request);
        // Removing what is absent is no mistake between services; to a user it is, and another's is absent.
        long present = version().applyAsLong(store.get(scope, id));
        long version = 0;
        if (request.ifMatch() != null) {
            version = present;
            request.checkVersion(version);
        }
        store.delete(request.actorFor(scope), scope, id, version);
    }

    /// The tenant whose they are, for lists.
    public @Nullable String readScope(UserRequest request) {
        return tenantOwned ? request.readScope() : null;
    }

    private @Nullable String writeScope(UserRequest request) {
        return tenantOwned ? request.writeScope() : null;
    }
}
