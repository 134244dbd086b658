package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.ZoneId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `cluster`.
@Entity
@Table(name = "cluster")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class ClusterRow {
    static final Noun<Cluster, ClusterRow> NOUN = Noun.of(
                    ClusterRow.class, "cluster", ClusterRow::of, ClusterRow::toModel)
            .filter("zoneId", Noun::text)
            .filter("name", Noun::text);

    @Id
    String id;

    String zoneId;

    String name;

    double cpuOvercommit;

    double memoryOvercommit;

    double storageOvercommit;

    Instant createdAt;

    @Version
    long version;

    static ClusterRow of(Cluster m) {
        ClusterRow row = new ClusterRow();
        row.id = m.id().text();
        row.zoneId = m.zoneId().text();
        row.name = m.name();
        row.cpuOvercommit = m.cpuOvercommit();
        row.memoryOvercommit = m.memoryOvercommit();
        row.storageOvercommit = m.storageOvercommit();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Cluster toModel() {
        return new Cluster(
                ClusterId.parse(id),
                ZoneId.parse(zoneId),
                name,
                cpuOvercommit,
                memoryOvercommit,
                storageOvercommit,
                createdAt,
                version);
    }
}
