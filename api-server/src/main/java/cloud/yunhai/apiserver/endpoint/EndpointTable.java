package cloud.yunhai.apiserver.endpoint;

import static cloud.yunhai.apiserver.endpoint.Access.ACCOUNT;
import static cloud.yunhai.apiserver.endpoint.Access.FIRST_OPERATOR;
import static cloud.yunhai.apiserver.endpoint.Access.OPERATOR;
import static cloud.yunhai.apiserver.endpoint.Access.PUBLIC;
import static cloud.yunhai.apiserver.endpoint.Access.TENANT;
import static cloud.yunhai.apiserver.endpoint.Endpoint.delete;
import static cloud.yunhai.apiserver.endpoint.Endpoint.get;
import static cloud.yunhai.apiserver.endpoint.Endpoint.patch;
import static cloud.yunhai.apiserver.endpoint.Endpoint.post;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.AccountList;
import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterPatch;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.EventList;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.FlavorPatch;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.GroupList;
import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.HostJoinTokenRepresentation;
import cloud.yunhai.apicommon.representation.HostList;
import cloud.yunhai.apicommon.representation.HostPatch;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCommandOptions;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.LeaseList;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apicommon.representation.NewFlavor;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.NewSecurityGroup;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apicommon.representation.NewToken;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.PasswordChange;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupList;
import cloud.yunhai.apicommon.representation.SecurityGroupPatch;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.ServiceList;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.apicommon.representation.SshKeyPatch;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.StuckResolution;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.SubnetPatch;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apicommon.representation.ZoneList;
import cloud.yunhai.apicommon.representation.ZonePatch;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every endpoint, and who may ask for it. An endpoint that is not here is refused, whatever resource there is.
public final class EndpointTable {
    private static final String EVENT_STREAM = "text/event-stream";

    /// The table.
    public static final List<Endpoint> ALL = List.of(
            post(UriTemplates.TOKENS, PUBLIC, "Log in.").takes(NewToken.class).answers(TokenRepresentation.class),
            delete(UriTemplates.CURRENT_TOKEN, ACCOUNT, "Log out: the token in use ends.")
                    .unguarded(),
            get(UriTemplates.ACCOUNT, ACCOUNT, "The own account.").answers(AccountRepresentation.class),
            post(UriTemplates.ACCOUNT_PASSWORD, ACCOUNT, "Change the own password. All tokens of the account end.")
                    .takes(PasswordChange.class)
                    .answers(204),
            get(UriTemplates.QUOTA, TENANT, "What the tenant's group may hold, and what its tenants hold of it.")
                    .answers(TenantQuotaRepresentation.class),
            get(UriTemplates.ZONES, ACCOUNT, "List zones.").list("name").answers(ZoneList.class),
            post(UriTemplates.ZONES, OPERATOR, "Make a zone.")
                    .takes(NewZone.class)
                    .answers(ZoneRepresentation.class),
            get(UriTemplates.ZONE, ACCOUNT, "Show a zone.").answers(ZoneRepresentation.class),
            patch(UriTemplates.ZONE, OPERATOR, "Change a zone.")
                    .takes(ZonePatch.class)
                    .answers(ZoneRepresentation.class),
            delete(UriTemplates.ZONE, OPERATOR, "Remove a zone without clusters."),
            get(UriTemplates.CLUSTERS, ACCOUNT, "List clusters.")
                    .list("name", "zone_id")
                    .answers(ClusterList.class),
            post(UriTemplates.CLUSTERS, OPERATOR, "Make a cluster.")
                    .takes(NewCluster.class)
                    .answers(ClusterRepresentation.class),
            get(UriTemplates.CLUSTER, ACCOUNT, "Show a cluster.").answers(ClusterRepresentation.class),
            patch(UriTemplates.CLUSTER, OPERATOR, "Change a cluster.")
                    .takes(ClusterPatch.class)
                    .answers(ClusterRepresentation.class),
            delete(UriTemplates.CLUSTER, OPERATOR, "Remove a cluster without hosts and subnets."),
            get(UriTemplates.HOSTS, OPERATOR, "List hosts.")
                    .list("name", "cluster_id", "state", "driver")
                    .answers(HostList.class),
            get(UriTemplates.HOST, OPERATOR, "Show a host.").answers(HostRepresentation.class),
            patch(UriTemplates.HOST, OPERATOR, "Take a host into maintenance (DRAINING), back (UP), or out (RETIRED).")
                    .takes(HostPatch.class)
                    .answers(HostRepresentation.class),
            delete(UriTemplates.HOST, OPERATOR, "Remove a host that holds nothing."),
            post(UriTemplates.HOST_JOIN_TOKENS, OPERATOR, "Make a token with which hosts join a cluster.")
                    .takes(NewHostJoinToken.class)
                    .answers(HostJoinTokenRepresentation.class),
            get(UriTemplates.SUBNETS, ACCOUNT, "List subnets.")
                    .list("name", "cluster_id", "type")
                    .answers(SubnetList.class),
            post(UriTemplates.SUBNETS, OPERATOR, "Make a subnet.")
                    .takes(NewSubnet.class)
                    .answers(SubnetRepresentation.class),
            get(UriTemplates.SUBNET, ACCOUNT, "Show a subnet.").answers(SubnetRepresentation.class),
            patch(UriTemplates.SUBNET, OPERATOR, "Change a subnet.")
                    .takes(SubnetPatch.class)
                    .answers(SubnetRepresentation.class),
            delete(UriTemplates.SUBNET, OPERATOR, "Remove a subnet without leases."),
            get(UriTemplates.LEASES, TENANT, "List leases.")
                    .list("subnet_id", "instance_id", "address", "mac")
                    .answers(LeaseList.class),
            get(UriTemplates.FLAVORS, ACCOUNT, "List flavors.").list("name").answers(FlavorList.class),
            post(UriTemplates.FLAVORS, OPERATOR, "Make a flavor.")
                    .takes(NewFlavor.class)
                    .answers(FlavorRepresentation.class),
            get(UriTemplates.FLAVOR, ACCOUNT, "Show a flavor.").answers(FlavorRepresentation.class),
            patch(UriTemplates.FLAVOR, OPERATOR, "Change a flavor.")
                    .takes(FlavorPatch.class)
                    .answers(FlavorRepresentation.class),
            delete(UriTemplates.FLAVOR, OPERATOR, "Remove a flavor."),
            get(UriTemplates.IMAGES, TENANT, "List the own and the public images.")
                    .list("name", "kind", "state", "visibility")
                    .answers(ImageList.class),
            post(UriTemplates.IMAGES, TENANT, "Import an image.")
                    .takes(NewImage.class)
                    .answers(202, Accepted.class),
            get(UriTemplates.IMAGE, TENANT, "Show an image.").answers(ImageRepresentation.class),
            patch(UriTemplates.IMAGE, TENANT, "Change an image.")
                    .takes(ImagePatch.class)
                    .answers(ImageRepresentation.class),
            delete(UriTemplates.IMAGE, TENANT, "Remove an image that nothing is built on.")
                    .answers(202, Accepted.class),
            get(UriTemplates.SSH_KEYS, TENANT, "List SSH keys.")
                    .list("name", "fingerprint")
                    .answers(SshKeyList.class),
            post(UriTemplates.SSH_KEYS, TENANT, "Keep an SSH key.")
                    .takes(NewSshKey.class)
                    .answers(SshKeyRepresentation.class),
            get(UriTemplates.SSH_KEY, TENANT, "Show an SSH key.").answers(SshKeyRepresentation.class),
            patch(UriTemplates.SSH_KEY, TENANT, "Change an SSH key.")
                    .takes(SshKeyPatch.class)
                    .answers(SshKeyRepresentation.class),
            delete(UriTemplates.SSH_KEY, TENANT, "Remove an SSH key."),
            get(UriTemplates.SECURITY_GROUPS, TENANT, "List security groups.")
                    .list("name")
                    .answers(SecurityGroupList.class),
            post(UriTemplates.SECURITY_GROUPS, TENANT, "Make a security group.")
                    .takes(NewSecurityGroup.class)
                    .answers(SecurityGroupRepresentation.class),
            get(UriTemplates.SECURITY_GROUP, TENANT, "Show a security group.")
                    .answers(SecurityGroupRepresentation.class),
            patch(UriTemplates.SECURITY_GROUP, TENANT, "Change a security group; rules are replaced as a whole.")
                    .takes(SecurityGroupPatch.class)
                    .answers(SecurityGroupRepresentation.class),
            delete(UriTemplates.SECURITY_GROUP, TENANT, "Remove a security group that no instance is in."),
            get(UriTemplates.INSTANCES, TENANT, "List instances.")
                    .list("name", "state", "flavor_id", "image_id", "cluster_id", "host_id")
                    .answers(InstanceList.class),
            post(UriTemplates.INSTANCES, TENANT, "Make an instance and start it.")
                    .takes(NewInstance.class)
                    .answers(202, Accepted.class),
            get(UriTemplates.INSTANCE, TENANT, "Show an instance.").answers(InstanceRepresentation.class),
            patch(UriTemplates.INSTANCE, TENANT, "Change an instance's name and labels.")
                    .takes(InstancePatch.class)
                    .answers(InstanceRepresentation.class),
            delete(UriTemplates.INSTANCE, TENANT, "End an instance and return all that it held.")
                    .answers(202, Accepted.class),
            command("start", "Start a stopped instance."),
            command("stop", "Ask the guest to power off; force it after a time.")
                    .mayTake(InstanceCommandOptions.class),
            command("force_stop", "Power an instance off at once."),
            command("reboot", "Ask the guest to reboot; force it after a time.").mayTake(InstanceCommandOptions.class),
            command("suspend", "Pause a running instance; its memory stays."),
            command("resume", "Let a paused instance run on."),
            get(UriTemplates.INSTANCE_COUNTS, TENANT, "How many instances are in each state.")
                    .answers(InstanceCountsRepresentation.class),
            get(UriTemplates.INSTANCE_CONSOLE_LOG, TENANT, "Read what the guest wrote on its console.")
                    .query("offset", "Where to begin, in bytes; 0 when absent.")
                    .query("limit", "The greatest number of bytes, 1 to 1048576; 65536 when absent.")
                    .answers(ConsoleLogRepresentation.class)
                    .text("text/plain"),
            get(UriTemplates.INSTANCE_PLACEMENT, TENANT, "Why the instance is where it is, or why it is nowhere.")
                    .answers(PlacementRepresentation.class),
            get(UriTemplates.VOLUMES, TENANT, "List volumes.")
                    .list("name", "kind", "state", "instance_id", "host_id")
                    .answers(VolumeList.class),
            get(UriTemplates.VOLUME, TENANT, "Show a volume.").answers(VolumeRepresentation.class),
            get(UriTemplates.OPERATIONS, TENANT, "List operations.")
                    .list("kind", "state", "resource_id")
                    .answers(OperationList.class),
            get(UriTemplates.OPERATION, TENANT, "Show an operation, or wait for its end.")
                    .query("wait", "How long to wait for its end, as 30s; 60s at most.")
                    .answers(OperationRepresentation.class),
            get(UriTemplates.OPERATION_EVENTS, TENANT, "Follow an operation until its end.")
                    .text(EVENT_STREAM),
            post(UriTemplates.OPERATION_CANCEL, TENANT, "Undo an operation at its next step.")
                    .answers(202, OperationRepresentation.class),
            post(UriTemplates.OPERATION_RETRY, TENANT, "Do a failed command again, as a new operation.")
                    .answers(202, OperationRepresentation.class),
            post(UriTemplates.OPERATION_RESOLVE, OPERATOR, "Decide what becomes of a stuck operation.")
                    .takes(StuckResolution.class)
                    .answers(202, OperationRepresentation.class),
            get(UriTemplates.EVENTS, TENANT, "List what changed; or, as an event stream, follow what changes.")
                    .list("resource_id", "operation_id", "action")
                    .answers(EventList.class)
                    .text(EVENT_STREAM),
            get(UriTemplates.GROUPS, OPERATOR, "List groups.").list("name").answers(GroupList.class),
            post(UriTemplates.GROUPS, OPERATOR, "Make a group.")
                    .takes(NewGroup.class)
                    .answers(GroupRepresentation.class),
            get(UriTemplates.GROUP, OPERATOR, "Show a group.").answers(GroupRepresentation.class),
            patch(UriTemplates.GROUP, OPERATOR, "Change a group.")
                    .takes(GroupPatch.class)
                    .answers(GroupRepresentation.class),
            delete(UriTemplates.GROUP, OPERATOR, "Remove a group without tenants."),
            get(UriTemplates.TENANTS, OPERATOR, "List tenants.")
                    .list("name", "kind", "group_id")
                    .answers(TenantList.class),
            post(UriTemplates.TENANTS, OPERATOR, "Make an enterprise's tenant.")
                    .takes(NewTenant.class)
                    .answers(TenantRepresentation.class),
            get(UriTemplates.TENANT, OPERATOR, "Show a tenant.").answers(TenantRepresentation.class),
            get(UriTemplates.USERS, OPERATOR, "List users.")
                    .list("name", "tenant_id", "enabled")
                    .answers(AccountList.class),
            post(UriTemplates.USERS, OPERATOR, "Make a user.")
                    .takes(NewUser.class)
                    .answers(AccountRepresentation.class),
            get(UriTemplates.USER, OPERATOR, "Show a user.").answers(AccountRepresentation.class),
            patch(UriTemplates.USER, OPERATOR, "Change a user.")
                    .takes(AccountPatch.class)
                    .answers(AccountRepresentation.class),
            get(UriTemplates.OPERATORS, OPERATOR, "List operators.")
                    .list("name", "enabled")
                    .answers(AccountList.class),
            post(UriTemplates.OPERATORS, FIRST_OPERATOR, "Make an operator.")
                    .takes(NewOperator.class)
                    .answers(AccountRepresentation.class),
            get(UriTemplates.OPERATOR, OPERATOR, "Show an operator.").answers(AccountRepresentation.class),
            patch(UriTemplates.OPERATOR, OPERATOR, "Change an operator.")
                    .takes(AccountPatch.class)
                    .answers(AccountRepresentation.class),
            get(UriTemplates.SERVICES, OPERATOR, "List the services of all hosts.")
                    .answers(ServiceList.class),
            service("start", "Start a service."),
            service("stop", "Stop a service."),
            service("restart", "Restart a service."),
            get(UriTemplates.LOGS, TENANT, "Read logs; tenants read those of one of their instances or operations.")
                    .query("from", "Not before this moment (RFC 3339).")
                    .query("to", "Before this moment (RFC 3339).")
                    .query("module", "Of these modules, separated by commas.")
                    .query("min_level", "At least so grave: TRACE, DEBUG, INFO, WARN or ERROR.")
                    .query("user_id", "Of this account.")
                    .query("instance_id", "Of this instance.")
                    .query("operation_id", "Of this operation.")
                    .query("trace", "Of this trace id.")
                    .query("text", "With this text in the message.")
                    .query("host_name", "Of this host; for operators.")
                    .query("oldest_first", "true: the oldest first; else the newest.")
                    .query("limit", "The greatest number of records, 1 to 500; 100 when absent.")
                    .query("page_token", "The next_page_token of the page before.")
                    .answers(LogRecordList.class),
            get(UriTemplates.CHECK, OPERATOR, "Compare what is claimed with what is used, everywhere.")
                    .answers(CheckRepresentation.class),
            get(UriTemplates.OPENAPI, PUBLIC, "This document.").text("application/json"),
            get(UriTemplates.SCHEMA, PUBLIC, "The XML schema of the representations.")
                    .text("application/xml"),
            get(UriTemplates.PROBLEM_SCHEMA, PUBLIC, "The XML schema of problems.")
                    .text("application/xml"),
            get(UriTemplates.HEALTH, PUBLIC, "Whether the API works.").text("application/json"));

    private static final Map<String, Endpoint> BY_LINE = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    endpoint -> endpoint.method() + " " + endpoint.path(), Function.identity()));

    private EndpointTable() {}

    private static Endpoint command(String command, String summary) {
        return post(UriTemplates.INSTANCES + "/{id}/" + command, TENANT, summary)
                .answers(202, Accepted.class);
    }

    private static Endpoint service(String command, String summary) {
        return post(UriTemplates.SERVICES + "/{host}/{name}/" + command, OPERATOR, summary)
                .answers(200, ServiceRepresentation.class);
    }

    /// The endpoint with this method and path template.
    public static Optional<Endpoint> find(String method, String template) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(BY_LINE.get(asked + " " + template));
    }
}
