package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.volume.Volume;

/// Everything that this service needs of the others.
public record Neighbours(
        Store<Zone> zones,
        Store<Cluster> clusters,
        Store<Subnet> subnets,
        Store<Flavor> flavors,
        Store<SshKey> sshKeys,
        Store<SecurityGroup> securityGroups,
        Store<Group> groups,
        TenantStore tenants,
        Reader<Lease> leases,
        Reader<Volume> volumes,
        HostStore hosts,
        ImageStore images,
        InstanceStore instances,
        OperationStore operations,
        AccountStore accounts,
        ChangeFeed events,
        IdempotencyStore idempotency,
        PhysicalWork work,
        HostServices services,
        LogStore logs) {}
