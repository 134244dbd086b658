package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.LeaseId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.dbproxy.core.Ipv4;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A row of `lease`.
@Entity
@Table(name = "lease")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class LeaseRow {
    static final Noun<Lease, LeaseRow> NOUN = Noun.of(LeaseRow.class, "lease", LeaseRow::of, LeaseRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .filter("subnetId", Noun::text)
            .filter("clusterId", Noun::text)
            .filter("instanceId", Noun::text)
            .filter("nicId", Noun::text)
            .filter("address", Noun::text)
            .filter("mac", Noun::text);

    @Id
    String id;

    String subnetId;

    String clusterId;

    String nicId;

    String instanceId;

    String tenantId;

    String address;

    String mac;

    String hostName;

    Instant createdAt;

    long addressNumber;

    static LeaseRow of(Lease m) {
        LeaseRow row = new LeaseRow();
        row.id = m.id().text();
        row.subnetId = m.subnetId().text();
        row.clusterId = m.clusterId().text();
        row.nicId = m.nicId().text();
        row.instanceId = m.instanceId().text();
        row.tenantId = m.tenantId().text();
        row.address = m.address();
        row.mac = m.mac();
        row.hostName = m.hostName();
        row.createdAt = m.createdAt();
        row.addressNumber = Ipv4.number(m.address());
        return row;
    }

    Lease toModel() {
        return new Lease(
                LeaseId.parse(id),
                SubnetId.parse(subnetId),
                ClusterId.parse(clusterId),
                NicId.parse(nicId),
                InstanceId.parse(instanceId),
                TenantId.parse(tenantId),
                address,
                mac,
                hostName,
                createdAt);
    }
}
