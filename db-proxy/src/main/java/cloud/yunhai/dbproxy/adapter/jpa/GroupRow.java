package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.GroupId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `tenant_group`. What is used is changed by conditional statements only.
@Entity
@Table(name = "tenant_group")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class GroupRow {
    static final Noun<Group, GroupRow> NOUN =
            Noun.of(GroupRow.class, "group", GroupRow::of, GroupRow::toModel).filter("name", Noun::text);

    @Id
    String id;

    String name;
    long quotaInstances;
    long quotaVcpus;
    long quotaMemoryMib;
    long quotaStorageGib;
    long quotaAddresses;

    @Column(updatable = false)
    long usedInstances;

    @Column(updatable = false)
    long usedVcpus;

    @Column(updatable = false)
    long usedMemoryMib;

    @Column(updatable = false)
    long usedStorageGib;

    @Column(updatable = false)
    long usedAddresses;

    Instant createdAt;

    @Version
    long version;

    static GroupRow of(Group m) {
        GroupRow row = new GroupRow();
        row.id = m.id().text();
        row.name = m.name();
        row.quotaInstances = m.quota().instances();
        row.quotaVcpus = m.quota().vcpus();
        row.quotaMemoryMib = m.quota().memoryMib();
        row.quotaStorageGib = m.quota().storageGib();
        row.quotaAddresses = m.quota().addresses();
        row.usedInstances = m.used().instances();
        row.usedVcpus = m.used().vcpus();
        row.usedMemoryMib = m.used().memoryMib();
        row.usedStorageGib = m.used().storageGib();
        row.usedAddresses = m.used().addresses();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Group toModel() {
        return new Group(
                GroupId.parse(id),
                name,
                new Quota(quotaInstances, quotaVcpus, quotaMemoryMib, quotaStorageGib, quotaAddresses),
                new Quota(usedInstances, usedVcpus, usedMemoryMib, usedStorageGib, usedAddresses),
                createdAt,
                version);
    }
}
