package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.dbproxy.app.store.Addresses;
import cloud.yunhai.dbproxy.app.store.Answers;
import cloud.yunhai.dbproxy.app.store.Books;
import cloud.yunhai.dbproxy.app.store.Capacity;
import cloud.yunhai.dbproxy.app.store.Credentials;
import cloud.yunhai.dbproxy.app.store.EventLog;
import cloud.yunhai.dbproxy.app.store.HostFactsStore;
import cloud.yunhai.dbproxy.app.store.InstanceFacts;
import cloud.yunhai.dbproxy.app.store.Journal;
import cloud.yunhai.dbproxy.app.store.Leftovers;
import cloud.yunhai.dbproxy.app.store.Processes;
import cloud.yunhai.dbproxy.app.store.Quotas;
import cloud.yunhai.dbproxy.app.store.Table;
import cloud.yunhai.dbproxy.app.store.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/// One transaction on one session.
final class JpaWork implements Work {
    private final StatelessSession session;
    private final Sql sql;
    private final Instant now;
    private final Actor self;
    private final JpaEventLog events;
    private final List<Runnable> afterCommit = new ArrayList<>();

    JpaWork(StatelessSession session, Instant now, Actor self) {
        this.session = session;
        this.sql = new Sql(session);
        this.now = now;
        this.self = self;
        this.events = new JpaEventLog(sql, now);
    }

    Sql sql() {
        return sql;
    }

    /// Writes what is written last; whether there was anything for the feed.
    boolean finish() {
        return events.flush();
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public Table<Group> groups() {
        return new JpaTable<>(session, GroupRow.NOUN, now);
    }

    @Override
    public Table<Tenant> tenants() {
        return new JpaTable<>(session, TenantRow.NOUN, now);
    }

    @Override
    public Table<Account> accounts() {
        return new JpaTable<>(session, AccountRow.NOUN, now);
    }

    @Override
    public Table<Zone> zones() {
        return new JpaTable<>(session, ZoneRow.NOUN, now);
    }

    @Override
    public Table<Cluster> clusters() {
        return new JpaTable<>(session, ClusterRow.NOUN, now);
    }

    @Override
    public Table<Host> hosts() {
        return new JpaTable<>(session, HostRow.NOUN, now);
    }

    @Override
    public Table<Subnet> subnets() {
        return new JpaTable<>(session, SubnetRow.NOUN, now, this::withClaimed);
    }

    private List<Subnet> withClaimed(List<Subnet> subnets) {
        Map<SubnetId, Long> claimed =
                addresses().claimed(subnets.stream().map(Subnet::id).toList());
        return subnets.stream()
                .map(subnet -> new Subnet(
                        subnet.id(),
                        subnet.clusterId(),
                        subnet.name(),
                        subnet.type(),
                        subnet.cidr(),
                        subnet.rangeFirst(),
                        subnet.rangeLast(),
                        subnet.gateway(),
                        subnet.dnsServers(),
                        subnet.addressesTotal(),
                        claimed.getOrDefault(subnet.id(), 0L),
                        subnet.createdAt(),
                        subnet.version()))
                .toList();
    }

    @Override
    public Table<Lease> leases() {
        return new JpaTable<>(session, LeaseRow.NOUN, now);
    }

    @Override
    public Table<Flavor> flavors() {
        return new JpaTable<>(session, FlavorRow.NOUN, now);
    }

    @Override
    public Table<Image> images() {
        return new JpaTable<>(session, ImageRow.NOUN, now);
    }

    @Override
    public Table<SshKey> sshKeys() {
        return new JpaTable<>(session, SshKeyRow.NOUN, now);
    }

    @Override
    public Table<SecurityGroup> securityGroups() {
        return new JpaTable<>(session, SecurityGroupRow.NOUN, now);
    }

    @Override
    public Table<Instance> instances() {
        return new JpaTable<>(session, InstanceRow.NOUN, now);
    }

    @Override
    public Table<Volume> volumes() {
        return new JpaTable<>(session, VolumeRow.NOUN, now);
    }

    @Override
    public Capacity capacity() {
        return new JpaCapacity(sql, now);
    }

    @Override
    public Quotas quotas() {
        return new JpaQuotas(sql, now);
    }

    @Override
    public Addresses addresses() {
        return new JpaAddresses(sql);
    }

    @Override
    public InstanceFacts instanceFacts() {
        return new JpaInstanceFacts(session, sql);
    }

    @Override
    public HostFactsStore hostFacts() {
        return new JpaHostFacts(sql);
    }

    @Override
    public Credentials credentials() {
        return new JpaCredentials(session, sql);
    }

    @Override
    public Journal journal() {
        return new JpaJournal(session, sql, now);
    }

    @Override
    public Answers answers() {
        return new JpaAnswers(sql);
    }

    @Override
    public Processes processes() {
        return new JpaProcesses(sql);
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public Leftovers leftovers() {
        return new JpaLeftovers(sql);
    }

    @Override
    public Books books() {
        return new JpaBooks(sql);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Actor self() {
        return self;
    }
}
