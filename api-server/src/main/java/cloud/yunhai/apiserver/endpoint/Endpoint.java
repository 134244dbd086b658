package cloud.yunhai.apiserver.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One endpoint: what is asked, by whom, and what is answered. The rights, the checks of the query and the OpenAPI
/// document are all made of this.
///
/// @param status of the answer when all goes well
/// @param request the representation in the body; null: none
/// @param requestOptional whether the body may be left out
/// @param answer the representation in the answer; null: none, or text
/// @param text the media type of an answer that is no representation; null: none
public record Endpoint(
        String method,
        String path,
        Access access,
        String summary,
        int status,
        @Nullable Class<?> request,
        boolean requestOptional,
        @Nullable Class<?> answer,
        @Nullable String text,
        List<QueryMember> query,
        boolean guarded) {
    public Endpoint {
        query = List.copyOf(query);
    }

    /// A member of the query.
    public record QueryMember(String name, String description) {}

    static Endpoint get(String path, Access access, String summary) {
        return new Endpoint("GET", path, access, summary, 200, null, false, null, null, tenant(access), false);
    }

    static Endpoint post(String path, Access access, String summary) {
        return new Endpoint("POST", path, access, summary, 201, null, false, null, null, tenant(access), false);
    }

    static Endpoint patch(String path, Access access, String summary) {
        return new Endpoint("PATCH", path, access, summary, 200, null, false, null, null, tenant(access), true);
    }

    static Endpoint delete(String path, Access access, String summary) {
        return new Endpoint("DELETE", path, access, summary, 204, null, false, null, null, tenant(access), true);
    }

    private static List<QueryMember> tenant(Access access) {
        return access == Access.TENANT
                ? List.of(new QueryMember(
                        "tenant_id", "The tenant asked for. Operators need it to change what a tenant owns."))
                : List.of();
    }

    Endpoint answers(Class<?> type) {
        return new Endpoint(
                method, path, access, summary, status, request, requestOptional, type, text, query, guarded);
    }

    Endpoint answers(int code, Class<?> type) {
        return new Endpoint(method, path, access, summary, code, request, requestOptional, type, text, query, guarded);
    }

    Endpoint answers(int code) {
        return new Endpoint(
                method, path, access, summary, code, request, requestOptional, answer, text, query, guarded);
    }

    Endpoint text(String mediaType) {
        return new Endpoint(
                method, path, access, summary, status, request, requestOptional, answer, mediaType, query, guarded);
    }

    /// Without `If-Match`: what is changed has no version.
    Endpoint unguarded() {
        return new Endpoint(
                method, path, access, summary, status, request, requestOptional, answer, text, query, false);
    }

    Endpoint takes(Class<?> type) {
        return new Endpoint(method, path, access, summary, status, type, false, answer, text, query, guarded);
    }

    Endpoint mayTake(Class<?> type) {
        return new Endpoint(method, path, access, summary, status, type, true, answer, text, query, guarded);
    }

    Endpoint query(String name, String description) {
        List<QueryMember> more = new ArrayList<>(query);
        more.add(new QueryMember(name, description));
        return new Endpoint(
                method, path, access, summary, status, request, requestOptional, answer, text, more, guarded);
    }

    /// A list in pages, with these members to filter by.
    Endpoint list(String... filters) {
        Endpoint listing = query("limit", "The greatest number of items, 1 to 500; 100 when absent.")
                .query("page_token", "The next_page_token of the page before.")
                .query("fields", "The members that each item is to have, separated by commas; all when absent.");
        for (String filter : Arrays.asList(filters)) {
            listing = listing.query(filter, "Only items whose " + filter + " is this.");
        }
        return listing;
    }

    /// Whether the same request with the same `Idempotency-Key` is answered once. Not logins: their answer is a
    /// secret.
    boolean takesIdempotencyKey() {
        return method.equals("POST") && access != Access.PUBLIC;
    }

    /// Whether the answer may be plain text.
    boolean isText() {
        return "text/plain".equals(text);
    }

    boolean knowsQuery(String name) {
        return query.stream().anyMatch(member -> member.name().equals(name));
    }
}
