package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.volume.Volume;
import java.time.Instant;

/// One transaction.
public interface Work {
    Table<Group> groups();

    Table<Tenant> tenants();

    Table<Account> accounts();

    Table<Zone> zones();

    Table<Cluster> clusters();

    Table<Host> hosts();

    Table<Subnet> subnets();

    Table<Lease> leases();

    Table<Flavor> flavors();

    Table<Image> images();

    Table<SshKey> sshKeys();

    Table<SecurityGroup> securityGroups();

    Table<Instance> instances();

    Table<Volume> volumes();

    /// Promised vcpus, memory and storage.
    Capacity capacity();

    /// What groups may hold and hold.
    Quotas quotas();

    /// Addresses in use.
    Addresses addresses();

    /// Facts about instances that are not the tenant's to see.
    InstanceFacts instanceFacts();

    /// Facts about hosts that are not shown.
    HostFactsStore hostFacts();

    /// Secrets: password hashes, bearer tokens, join tokens.
    Credentials credentials();

    /// Sagas.
    Journal journal();

    /// Answers kept for repeats.
    Answers answers();

    /// Processes of the platform.
    Processes processes();

    /// The record of changes.
    EventLog events();

    /// What is past its time.
    Leftovers leftovers();

    /// What adds up.
    Books books();

    /// The platform's time when the transaction began, in whole microseconds.
    Instant now();

    /// On whose behalf the platform itself acts: the calling module.
    Actor self();

    /// Done once the transaction is committed, in this thread.
    void afterCommit(Runnable action);
}
