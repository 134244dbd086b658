package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apiserver.app.AccountOperations;
import cloud.yunhai.apiserver.app.Bootstrap;
import cloud.yunhai.apiserver.app.ChangeHub;
import cloud.yunhai.apiserver.app.DataOperations;
import cloud.yunhai.apiserver.app.HostOperations;
import cloud.yunhai.apiserver.app.ImageOperations;
import cloud.yunhai.apiserver.app.InstanceOperations;
import cloud.yunhai.apiserver.app.LogOperations;
import cloud.yunhai.apiserver.app.OperationOperations;
import cloud.yunhai.apiserver.app.Sessions;
import cloud.yunhai.apiserver.app.TenantOperations;
import cloud.yunhai.apiserver.app.port.Neighbours;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import java.time.InstantSource;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/// All resources and filters, registered by hand: package scanning does not work in every packaging.
public final class ApiApplication extends ResourceConfig {
    /// What the resources need besides the neighbours.
    public record Parts(
            Sessions sessions,
            AccountOperations accounts,
            Bootstrap bootstrap,
            ChangeHub changes,
            Streams streams,
            Health health,
            InstantSource clock) {}

    public ApiApplication(Neighbours neighbours, Parts parts) {
        InstantSource clock = parts.clock();
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.BV_FEATURE_DISABLE, true);
        property(ServerProperties.MOXY_JSON_FEATURE_DISABLE, true);
        property(ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        // Else a stream's events wait in a buffer until there are 8 KiB of them.
        property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);

        register(new AccessFilter(parts.sessions(), parts.bootstrap(), clock));
        register(new BodyFilter());
        register(new IdempotencyFilter(neighbours.idempotency(), clock));
        register(new Rendering());
        register(new ProblemMapper());

        register(new SessionEndpoint(parts.sessions(), parts.accounts()));
        register(new UserEndpoint(parts.accounts()));
        register(new OperatorEndpoint(parts.accounts()));
        TenantOperations tenants = new TenantOperations(neighbours.tenants(), neighbours.groups(), clock);
        register(new TenantEndpoint(tenants));
        register(new QuotaEndpoint(tenants));
        register(new GroupEndpoint(new DataOperations<>(neighbours.groups(), Group::version, false), clock));
        register(new ZoneEndpoint(new DataOperations<>(neighbours.zones(), Zone::version, false), clock));
        register(new ClusterEndpoint(new DataOperations<>(neighbours.clusters(), Cluster::version, false), clock));
        register(new SubnetEndpoint(new DataOperations<>(neighbours.subnets(), Subnet::version, false), clock));
        register(new FlavorEndpoint(new DataOperations<>(neighbours.flavors(), Flavor::version, false), clock));
        register(new SshKeyEndpoint(new DataOperations<>(neighbours.sshKeys(), SshKey::version, true), clock));
        register(new SecurityGroupEndpoint(
                new DataOperations<>(neighbours.securityGroups(), SecurityGroup::version, true), clock));
        register(new HostEndpoint(new HostOperations(neighbours.hosts(), clock)));
        register(new ImageEndpoint(new ImageOperations(neighbours.images(), neighbours.work())));
        InstanceOperations instances = new InstanceOperations(neighbours.instances(), neighbours.work());
        register(new InstanceEndpoint(instances));
        register(new InstanceCountsEndpoint(instances));
        register(new ReadEndpoint(neighbours.volumes(), neighbours.leases()));
        register(new OperationEndpoint(
                new OperationOperations(neighbours.operations(), neighbours.work()), parts.streams()));
        register(new EventEndpoint(neighbours.events(), parts.changes(), parts.streams()));
        register(new PlatformEndpoint(neighbours.services(), neighbours.work(), clock));
        register(
                new LogEndpoint(new LogOperations(neighbours.logs(), neighbours.instances(), neighbours.operations())));
        register(new HealthEndpoint(parts.health()));
        register(new DocumentEndpoint());
    }
}
