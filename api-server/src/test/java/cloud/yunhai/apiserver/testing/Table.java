package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.types.TPageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// Structs of one kind, kept in memory the way db-proxy keeps rows: by id, with tenant and version.
final class Table<S extends TBase<S, ?>> {
    private final String noun;
    private final TreeMap<String, S> rows = new TreeMap<>();

    /// A page of structs.
    record Rows<S>(List<S> items, @Nullable String nextPageToken) {}

    Table(String noun) {
        this.noun = noun;
    }

    synchronized S put(S row) {
        rows.put((String) Objects.requireNonNull(field(row, "id")), copy(row));
        return copy(row);
    }

    synchronized S create(S row) {
        String id = (String) Objects.requireNonNull(field(row, "id"));
        for (S other : rows.values()) {
            if (!id.equals(field(other, "id"))
                    && field(other, "name") != null
                    && Objects.equals(field(other, "name"), field(row, "name"))
                    && Objects.equals(field(other, "tenantId"), field(row, "tenantId"))) {
                throw new CloudException(ErrorCode.ALREADY_EXISTS, "there is a " + noun + " of this name already");
            }
        }
        return put(row);
    }

    synchronized S get(@Nullable String tenantId, String id) {
        S row = rows.get(id);
        if (row == null || tenantId != null && !tenantId.equals(field(row, "tenantId"))) {
            throw CloudException.notFound(noun, id);
        }
        return copy(row);
    }

    synchronized S update(S row, long version) {
        S now = get(null, (String) Objects.requireNonNull(field(row, "id")));
        long present = (long) Objects.requireNonNull(field(now, "version"));
        if (version != 0 && present != version) {
            throw new CloudException(ErrorCode.VERSION_CONFLICT, "the " + noun + " has changed");
        }
        S changed = copy(row);
        set(changed, "version", present + 1);
        return put(changed);
    }

    synchronized void delete(@Nullable String tenantId, String id, long version) {
        S now = get(tenantId, id);
        if (version != 0 && !Objects.equals(field(now, "version"), version)) {
            throw new CloudException(ErrorCode.VERSION_CONFLICT, "the " + noun + " has changed");
        }
        rows.remove(id);
    }

    synchronized Rows<S> list(TPageRequest page) {
        List<S> items = new ArrayList<>();
        String after = page.getPageToken() == null ? "" : page.getPageToken();
        for (S row : rows.tailMap(after, false).values()) {
            if (matches(row, page)) {
                if (items.size() == page.getLimit()) {
                    return new Rows<>(items, (String) field(items.getLast(), "id"));
                }
                items.add(copy(row));
            }
        }
        return new Rows<>(items, null);
    }

    synchronized int size() {
        return rows.size();
    }

    private boolean matches(S row, TPageRequest page) {
        if (page.getTenantId() != null && !page.getTenantId().equals(field(row, "tenantId"))) {
            return false;
        }
        for (Map.Entry<String, String> filter : page.getFilter().entrySet()) {
            if (!filter.getValue().equals(String.valueOf(field(row, filter.getKey())))) {
                return false;
            }
        }
        return true;
    }

    private S copy(S row) {
        return row.deepCopy();
    }

    static @Nullable Object field(TBase<?, ?> row, String name) {
        try {
            return row.getClass().getField(name).get(row);
        } catch (NoSuchFieldException e) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(TBase<?, ?> row, String name, long value) {
        try {
            String setter = "set" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            row.getClass().getMethod(setter, long.class).invoke(row, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
