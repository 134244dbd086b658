package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A row of `host`. Its counters are changed by conditional statements only.
@Entity
@Table(name = "host")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class HostRow {
    private static final TypeReference<Set<HostRole>> ROLES = new TypeReference<>() {};
    static final Noun<Host, HostRow> NOUN = Noun.of(HostRow.class, "host", HostRow::of, HostRow::toModel)
            .filter("clusterId", Noun::text)
            .filter("name", Noun::text)
            .filter("state", Noun.constant(HostState.class))
            .filter("driver", Noun.constant(Driver.class));

    @Id
    String id;

    String clusterId;

    String name;

    String roles;

    @Enumerated(EnumType.STRING)
    HostState state;

    @Enumerated(EnumType.STRING)
    Driver driver;

    @Nullable
    String facts;

    @Nullable
    String loadReport;

    long vcpusTotal;

    @Column(updatable = false)
    long vcpusClaimed;

    long memoryMibTotal;

    @Column(updatable = false)
    long memoryMibClaimed;

    long storageGibTotal;

    @Column(updatable = false)
    long storageGibClaimed;

    @Column(updatable = false)
    int instances;

    @Nullable
    Instant lastReportAt;

    @Nullable
    String stateReason;

    Instant createdAt;

    @Version
    long version;

    /// Whether an operator took it out of use; kept while it is DOWN.
    @Column(updatable = false)
    boolean draining;

    static HostRow of(Host m) {
        HostRow row = new HostRow();
        row.id = m.id().text();
        row.clusterId = m.clusterId().text();
        row.name = m.name();
        row.roles = Columns.json(m.roles());
        row.state = m.state();
        row.driver = m.driver();
        row.facts = Columns.jsonOrNull(m.facts());
        row.loadReport = Columns.jsonOrNull(m.load());
        row.vcpusTotal = m.vcpusTotal();
        row.vcpusClaimed = m.vcpusClaimed();
        row.memoryMibTotal = m.memoryMibTotal();
        row.memoryMibClaimed = m.memoryMibClaimed();
        row.storageGibTotal = m.storageGibTotal();
        row.storageGibClaimed = m.storageGibClaimed();
        row.instances = m.instances();
        row.lastReportAt = m.lastReportAt();
        row.stateReason = m.stateReason();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Host toModel() {
        return new Host(
                HostId.parse(id),
                ClusterId.parse(clusterId),
                name,
                Columns.read(roles, ROLES),
                state,
                driver,
                Columns.readOrNull(facts, HostFacts.class),
                Columns.readOrNull(loadReport, HostLoad.class),
                vcpusTotal,
                vcpusClaimed,
                memoryMibTotal,
                memoryMibClaimed,
                storageGibTotal,
                storageGibClaimed,
                instances,
                lastReportAt,
                stateReason,
                createdAt,
                version);
    }
}
