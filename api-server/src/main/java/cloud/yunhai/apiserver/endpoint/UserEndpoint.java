package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apiserver.app.AccountOperations;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import jakarta.ws.rs.Consumes;
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

/// Users.
@Path(UriTemplates.USERS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class UserEndpoint extends AccountResource {
    private final AccountOperations accounts;

    public UserEndpoint(AccountOperations accounts) {
        super(accounts, Realm.USER);
        this.accounts = accounts;
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewUser wanted = call.body(NewUser.class).value();
        Account made = accounts.createUser(call.request(), wanted);
        return made(call, made, UriTemplates.expand(UriTemplates.USER, made.id().text()));
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
        return change(Call.of(context), id);
    }
}
