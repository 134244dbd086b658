package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.ReadableResources.Kind;
import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterPatch;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.FlavorPatch;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.GroupList;
import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.LeaseList;
import cloud.yunhai.apicommon.representation.LeaseRepresentation;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apicommon.representation.NewFlavor;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.NewSecurityGroup;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apicommon.representation.SecurityGroupList;
import cloud.yunhai.apicommon.representation.SecurityGroupPatch;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.apicommon.representation.SshKeyPatch;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.SubnetPatch;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apicommon.representation.ZoneList;
import cloud.yunhai.apicommon.representation.ZonePatch;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The REST API in Java.
///
/// One client serves many threads. All methods throw [cloud.yunhai.apiclient.error.ApiException] when the API answers
/// with a problem, and [cloud.yunhai.apiclient.error.UnreachableException] when it does not answer. Every wait has an
/// end; what may be repeated is, for a while, before it fails.
///
/// ```java
/// try (var client = YunhaiClient.of(URI.create("http://127.0.0.1:8080"), TokenSource.file(file))) {
///     Accepted accepted = client.instances().create(wanted);
///     client.operations().awaitSuccess(accepted.operation.id, Duration.ofMinutes(2));
/// }
/// ```
public final class YunhaiClient implements AutoCloseable {
    /// Looking at every hypervisor and every disk takes its time.
    private static final Duration CHECK_TIMEOUT = Duration.ofMinutes(3);

    private final Transport transport;

    private YunhaiClient(Transport transport) {
        this.transport = transport;
    }

    /// With these settings, by tokens of this source.
    public static YunhaiClient of(ClientSettings settings, TokenSource tokens) {
        return new YunhaiClient(new Transport(settings, tokens));
    }

    /// With the usual settings.
    public static YunhaiClient of(URI api, TokenSource tokens) {
        return of(ClientSettings.of(api), tokens);
    }

    /// The same client, acting for a tenant: an operator must say for whom it changes what a tenant owns, and may
    /// look at one tenant's alone.
    ///
    /// @param tenantId null: for none
    public YunhaiClient actingFor(@Nullable String tenantId) {
        return new YunhaiClient(transport.actingFor(tenantId));
    }

    /// The same client, its requests being part of this trace (the W3C header `traceparent`).
    public YunhaiClient inTrace(String traceparent) {
        return new YunhaiClient(transport.inTrace(traceparent));
    }

    /// The same connections with other tokens: for those who serve many users.
    public YunhaiClient as(TokenSource tokens) {
        return new YunhaiClient(transport.as(tokens));
    }

    public Tokens tokens() {
        return new Tokens(transport);
    }

    public Instances instances() {
        return new Instances(transport);
    }

    public Images images() {
        return new Images(transport);
    }

    public Operations operations() {
        return new Operations(transport);
    }

    public Hosts hosts() {
        return new Hosts(transport);
    }

    public Events events() {
        return new Events(transport);
    }

    public Services services() {
        return new Services(transport);
    }

    public Resources<NewZone, ZonePatch, ZoneRepresentation, ZoneList> zones() {
        return data(UriTemplates.ZONES, UriTemplates.ZONE, ZoneRepresentation.class, ZoneList.class, false);
    }

    public Resources<NewCluster, ClusterPatch, ClusterRepresentation, ClusterList> clusters() {
        return data(UriTemplates.CLUSTERS, UriTemplates.CLUSTER, ClusterRepresentation.class, ClusterList.class, false);
    }

    public Resources<NewSubnet, SubnetPatch, SubnetRepresentation, SubnetList> subnets() {
        return data(UriTemplates.SUBNETS, UriTemplates.SUBNET, SubnetRepresentation.class, SubnetList.class, false);
    }

    public Resources<NewFlavor, FlavorPatch, FlavorRepresentation, FlavorList> flavors() {
        return data(UriTemplates.FLAVORS, UriTemplates.FLAVOR, FlavorRepresentation.class, FlavorList.class, false);
    }

    public Resources<NewSshKey, SshKeyPatch, SshKeyRepresentation, SshKeyList> sshKeys() {
        return data(UriTemplates.SSH_KEYS, UriTemplates.SSH_KEY, SshKeyRepresentation.class, SshKeyList.class, true);
    }

    public Resources<NewSecurityGroup, SecurityGroupPatch, SecurityGroupRepresentation, SecurityGroupList>
            securityGroups() {
        return data(
                UriTemplates.SECURITY_GROUPS,
                UriTemplates.SECURITY_GROUP,
                SecurityGroupRepresentation.class,
                SecurityGroupList.class,
                true);
    }

    public Resources<NewGroup, GroupPatch, GroupRepresentation, GroupList> groups() {
        return data(UriTemplates.GROUPS, UriTemplates.GROUP, GroupRepresentation.class, GroupList.class, false);
    }

    /// What the tenant's group may hold, and what its tenants hold of it. An operator acts for the tenant.
    public TenantQuotaRepresentation quota() {
        return transport.send(
                Call.get(UriTemplates.QUOTA).query("tenant_id", transport.tenantId()), TenantQuotaRepresentation.class);
    }

    public Tenants tenants() {
        return new Tenants(transport);
    }

    public ReadableResources<VolumeRepresentation, VolumeList> volumes() {
        return new ReadableResources<>(
                transport,
                new Kind<>(
                        UriTemplates.VOLUMES, UriTemplates.VOLUME, VolumeRepresentation.class, VolumeList.class, true));
    }

    public Listing<LeaseRepresentation, LeaseList> leases() {
        return new Listing<>(transport, UriTemplates.LEASES, LeaseList.class);
    }

    /// What the services wrote down. Members of the query: `from`, `to`, `module`, `min_level`, `user_id`,
    /// `instance_id`, `operation_id`, `trace`, `text`, `host_name`, `oldest_first`.
    public Listing<LogRecordRepresentation, LogRecordList> logs() {
        return new Listing<>(transport, UriTemplates.LOGS, LogRecordList.class);
    }

    public Accounts<NewUser> users() {
        return new Accounts<>(transport, UriTemplates.USERS, UriTemplates.USER);
    }

    public Accounts<NewOperator> operators() {
        return new Accounts<>(transport, UriTemplates.OPERATORS, UriTemplates.OPERATOR);
    }

    /// Makes the first operator: with the platform's bootstrap secret, while there is none.
    public AccountRepresentation createFirstOperator(NewOperator wanted, String bootstrapSecret) {
        return operators().bootstrap(wanted, bootstrapSecret);
    }

    /// Compares what is claimed with what is used, everywhere; for operators.
    public CheckRepresentation check() {
        return transport.send(Call.get(UriTemplates.CHECK).timeout(CHECK_TIMEOUT), CheckRepresentation.class);
    }

    /// Whether the API works.
    ///
    /// @throws cloud.yunhai.apiclient.error.ApiException when it does not
    public void health() {
        transport.exchange(Call.get(UriTemplates.HEALTH).withoutToken().accept("application/json"));
    }

    private <N, P, R, L extends Page<R>> Resources<N, P, R, L> data(
            String collection, String item, Class<R> type, Class<L> pageType, boolean tenantOwned) {
        return new Resources<>(transport, new Kind<>(collection, item, type, pageType, tenantOwned));
    }

    /// Ends the connections, and with them the clients made from this one.
    @Override
    public void close() {
        transport.close();
    }
}
