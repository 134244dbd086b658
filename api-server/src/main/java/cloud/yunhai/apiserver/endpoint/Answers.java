package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.core.EntityTags;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.document.Shape;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The shapes that answers have.
final class Answers {
    private static final String FIELDS = "fields";

    private Answers() {}

    /// A resource.
    static Response one(Call call, Object representation, long version) {
        EntityTag tag = tag(call, version);
        Response.ResponseBuilder unchanged = call.context().getMethod().equals("GET")
                ? call.context().getRequest().evaluatePreconditions(tag)
                : null;
        if (unchanged != null && call.header(HttpHeaders.IF_NONE_MATCH) != null) {
            return unchanged.tag(tag).build();
        }
        return Response.ok(representation).tag(tag).build();
    }

    /// A resource that was made.
    static Response made(Call call, Object representation, String id, long version) {
        return Response.created(URI.create(UriTemplates.pathOf(id)))
                .entity(representation)
                .tag(tag(call, version))
                .build();
    }

    /// Work that was taken on.
    static Response accepted(Accepted accepted) {
        return Response.accepted(accepted)
                .header(HttpHeaders.LOCATION, UriTemplates.expand(UriTemplates.OPERATION, accepted.operation.id))
                .build();
    }

    static Response done() {
        return Response.noContent().build();
    }

    /// A page of a list: only the fields that were asked for, and the way to the next page.
    static <R> Response page(Call call, Page<R> page) {
        String fields = call.query(FIELDS);
        if (fields != null) {
            select(page, fields);
        }
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.nextPageToken != null) {
            UriBuilder next = UriBuilder.fromPath(
                    call.context().getUriInfo().getRequestUri().getRawPath());
            call.context()
                    .getUriInfo()
                    .getQueryParameters()
                    .forEach((name, values) -> next.queryParam(name, "{" + name + "}"));
            next.replaceQueryParam("page_token", "{page_token}");
            java.util.Map<String, Object> values = new java.util.HashMap<>();
            call.context()
                    .getUriInfo()
                    .getQueryParameters()
                    .forEach((name, given) -> values.put(name, given.getFirst()));
            values.put("page_token", page.nextPageToken);
            answer.links(Link.fromUri(next.buildFromMap(values)).rel("next").build());
        }
        return answer.build();
    }

    /// Refuses fields that the items do not have.
    static void checkFields(Call call, Shape shape) {
        String fields = call.query(FIELDS);
        for (String name : fields == null ? new String[0] : fields.split(",", -1)) {
            if (!shape.members().containsKey(name)) {
                throw RequestException.invalid(
                        FIELDS, name, "of " + String.join(", ", shape.members().keySet()));
            }
        }
    }

    private static <R> void select(Page<R> page, String fields) {
        Shape shape = Shape.of(itemType(page));
        Set<String> chosen = new HashSet<>(Arrays.asList(fields.split(",", -1)));
        for (R item : page.items()) {
            shape.members().values().stream()
                    .filter(member -> !chosen.contains(member.name()))
                    .forEach(member -> member.set(item, null));
        }
    }

    static Class<?> itemType(Page<?> page) {
        return itemType(page.getClass());
    }

    static Class<?> itemType(Class<?> page) {
        var line = (java.lang.reflect.ParameterizedType) page.getGenericSuperclass();
        return (Class<?>) line.getActualTypeArguments()[0];
    }

    private static EntityTag tag(Call call, long version) {
        return new EntityTag(EntityTags.of(version, call.wantsXml()));
    }
}
