package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.apicommon.representation.SshKeyPatch;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.apiserver.core.OpenSshKey;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.SshKey;
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

/// SSH keys.
@Path(UriTemplates.SSH_KEYS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class SshKeyEndpoint extends DataEndpoint<SshKey, SshKeyRepresentation> {
    private final InstantSource clock;

    public SshKeyEndpoint(DataOperations<SshKey> operations, InstantSource clock) {
        super(operations, SshKeyRepresentation.class, SshKeyList.class, SshKeyList::new);
        this.clock = clock;
    }

    @Override
    String id(SshKey resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewSshKey wanted = call.body(NewSshKey.class).value();
        OpenSshKey key = OpenSshKey.parse("/public_key", wanted.publicKey);
        return make(
                call,
                wanted,
                () -> new SshKey(
                        new SshKeyId(call.request().ids().id("ssh-key")),
                        TenantId.parse(call.request().writeScope()),
                        wanted.name,
                        key.line(),
                        key.fingerprint(),
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
        SshKeyPatch patch = call.body(SshKeyPatch.class).value();
        return change(
                call,
                id,
                patch,
                now -> new SshKey(
                        now.id(),
                        now.tenantId(),
                        or(patch.name, now.name()),
                        now.publicKey(),
                        now.fingerprint(),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }
}
