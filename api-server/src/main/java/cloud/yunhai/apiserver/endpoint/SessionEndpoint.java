package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.NewToken;
import cloud.yunhai.apicommon.representation.PasswordChange;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.apiserver.app.AccountOperations;
import cloud.yunhai.apiserver.app.Sessions;
import cloud.yunhai.common.model.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Logging in and out, and the own account.
@Path(UriTemplates.BASE)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class SessionEndpoint {
    private final Sessions sessions;
    private final AccountOperations accounts;

    public SessionEndpoint(Sessions sessions, AccountOperations accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @POST
    @Path("tokens")
    public Response login(@Context ContainerRequestContext context, @Context HttpServletRequest servlet) {
        NewToken wanted = Call.of(context).body(NewToken.class).value();
        Sessions.Login login = sessions.login(wanted.realm, wanted.name, wanted.password, address(servlet));
        TokenRepresentation token = new TokenRepresentation();
        token.id = login.id();
        token.token = login.token();
        token.expiresAt = login.session().expiresAt();
        token.account = Representations.of(login.session().account(), AccountRepresentation.class);
        return Response.status(Response.Status.CREATED).entity(token).build();
    }

    private static @Nullable String address(HttpServletRequest servlet) {
        try {
            boolean own = InetAddress.getByName(servlet.getRemoteAddr()).isLoopbackAddress();
            return own ? null : servlet.getRemoteAddr();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address of a caller", e);
        }
    }

    @DELETE
    @Path("tokens/current")
    public Response logout(@Context ContainerRequestContext context) {
        String header = Objects.requireNonNull(context.getHeaderString(HttpHeaders.AUTHORIZATION));
        sessions.revoke(Call.of(context).request(), AccessFilter.token(header));
        return Answers.done();
    }

    @GET
    @Path("account")
    public Response account(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        Account known = call.request().requireAccount();
        Account account = accounts.get(known.realm(), known.id().text());
        return Answers.one(call, Representations.of(account, AccountRepresentation.class), account.version());
    }

    @POST
    @Path("account/password")
    public Response changePassword(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        accounts.changePassword(call.request(), call.body(PasswordChange.class).value());
        return Answers.done();
    }
}
