package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.NewSecurityGroup;
import cloud.yunhai.apicommon.representation.NewSecurityRule;
import cloud.yunhai.apicommon.representation.SecurityGroupList;
import cloud.yunhai.apicommon.representation.SecurityGroupPatch;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.apiserver.core.RequestIds;
import cloud.yunhai.apiserver.core.SecurityRules;
import cloud.yunhai.apiserver.core.document.Bound;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SecurityRuleId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
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
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Security groups.
@Path(UriTemplates.SECURITY_GROUPS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class SecurityGroupEndpoint extends DataEndpoint<SecurityGroup, SecurityGroupRepresentation> {
    private final InstantSource clock;

    public SecurityGroupEndpoint(DataOperations<SecurityGroup> operations, InstantSource clock) {
        super(operations, SecurityGroupRepresentation.class, SecurityGroupList.class, SecurityGroupList::new);
        this.clock = clock;
    }

    @Override
    String id(SecurityGroup resource) {
        return resource.id().text();
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        return listAll(Call.of(context));
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewSecurityGroup wanted = call.body(NewSecurityGroup.class).value();
        SecurityRules.check(wanted.rules);
        return make(
                call,
                wanted,
                () -> new SecurityGroup(
                        new SecurityGroupId(call.request().ids().id("security-group")),
                        TenantId.parse(call.request().writeScope()),
                        wanted.name,
                        false,
                        rules(call.request().ids(), wanted.rules),
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
        Bound<SecurityGroupPatch> given = call.body(SecurityGroupPatch.class);
        SecurityGroupPatch patch = given.value();
        SecurityRules.check(patch.rules);
        boolean keep = patch.rules == null && !given.cleared().contains("rules");
        return change(
                call,
                id,
                patch,
                now -> new SecurityGroup(
                        now.id(),
                        now.tenantId(),
                        or(patch.name, now.name()),
                        now.isDefault(),
                        keep ? now.rules() : rules(call.request().ids(), patch.rules),
                        now.createdAt(),
                        now.version()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        return remove(Call.of(context), id);
    }

    private static List<SecurityRule> rules(RequestIds ids, @Nullable List<NewSecurityRule> wanted) {
        List<NewSecurityRule> rules = or(wanted, List.of());
        return IntStream.range(0, rules.size())
                .mapToObj(i -> rule(new SecurityRuleId(ids.id("rule-" + i)), rules.get(i)))
                .toList();
    }

    private static SecurityRule rule(SecurityRuleId id, NewSecurityRule wanted) {
        return new SecurityRule(
                id,
                wanted.direction,
                wanted.protocol,
                wanted.portFirst,
                wanted.portLast == null ? wanted.portFirst : wanted.portLast,
                wanted.cidr,
                wanted.remoteGroupId == null ? null : SecurityGroupId.parse(wanted.remoteGroupId));
    }
}
