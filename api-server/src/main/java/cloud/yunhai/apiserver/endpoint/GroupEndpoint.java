package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.GroupList;
import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.QuotaPatch;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.GroupId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Groups and their quotas.
@Path(UriTemplates.GROUPS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class GroupEndpoint extends DataEndpoint<Group, GroupRepresentation> {
    private final InstantSource clock;

    public GroupEndpoint(DataOperations<Group> operations, InstantSource clock) {
        super(operations, GroupRepresentation.class, GroupList.class, GroupList::new);
        this.clock = clock;
    }

    @Override
    String id(Group resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewGroup wanted = call.body(NewGroup.class).value();
        return make(
                call,
                wanted,
                () -> new Group(
                        new GroupId(call.request().ids().id("group")),
                        wanted.name,
                        new Quota(
                                wanted.quota.instances,
                                wanted.quota.vcpus,
                                wanted.quota.memoryMib,
                                wanted.quota.storageGib,
                                wanted.quota.addresses),
                        Quota.ZERO,
                        clock.instant(),
                        1));
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return show(Call.of(context), id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Call.MERGE_PATCH})
    public Response patch(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        GroupPatch patch = call.body(GroupPatch.class).value();
        return change(
                call,
                id,
                patch,
                now -> new Group(
                        now.id(),
                        or(patch.name, now.name()),
                        changed(now.quota(), patch.quota),
                        now.used(),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }

    private static Quota changed(Quota now, @Nullable QuotaPatch patch) {
        return patch == null
                ? now
                : new Quota(
                        or(patch.instances, now.instances()),
                        or(patch.vcpus, now.vcpus()),
                        or(patch.memoryMib, now.memoryMib()),
                        or(patch.storageGib, now.storageGib()),
                        or(patch.addresses, now.addresses()));
    }
}
