package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.network.SubnetType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// A row of `subnet`; how many addresses are claimed is counted.
@Entity
@Table(name = "subnet")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class SubnetRow {
    private static final TypeReference<List<String>> DNSSERVERS = new TypeReference<>() {};
    static final Noun<Subnet, SubnetRow> NOUN = Noun.of(SubnetRow.class, "subnet", SubnetRow::of, SubnetRow::toModel)
            .filter("clusterId", Noun::text)
            .filter("name", Noun::text)
            .filter("type", Noun.constant(SubnetType.class));

    @Id
    String id;

    String clusterId;

    String name;

    @Enumerated(EnumType.STRING)
    SubnetType type;

    String cidr;

    String rangeFirst;

    String rangeLast;

    String gateway;

    String dnsServers;

    long addressesTotal;

    Instant createdAt;

    @Version
    long version;

    static SubnetRow of(Subnet m) {
        SubnetRow row = new SubnetRow();
        row.id = m.id().text();
        row.clusterId = m.clusterId().text();
        row.name = m.name();
        row.type = m.type();
        row.cidr = m.cidr();
        row.rangeFirst = m.rangeFirst();
        row.rangeLast = m.rangeLast();
        row.gateway = m.gateway();
        row.dnsServers = Columns.json(m.dnsServers());
        row.addressesTotal = m.addressesTotal();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Subnet toModel() {
        return new Subnet(
                SubnetId.parse(id),
                ClusterId.parse(clusterId),
                name,
                type,
                cidr,
                rangeFirst,
                rangeLast,
                gateway,
                Columns.read(dnsServers, DNSSERVERS),
                addressesTotal,
                0,
                createdAt,
                version);
    }
}
