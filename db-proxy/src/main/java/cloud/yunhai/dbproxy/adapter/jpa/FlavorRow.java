package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.instance.Flavor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `flavor`.
@Entity
@Table(name = "flavor")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class FlavorRow {
    static final Noun<Flavor, FlavorRow> NOUN = Noun.of(FlavorRow.class, "flavor", FlavorRow::of, FlavorRow::toModel)
            .filter("name", Noun::text);

    @Id
    String id;

    String name;

    int vcpus;

    long memoryMib;

    long rootGib;

    Instant createdAt;

    @Version
    long version;

    static FlavorRow of(Flavor m) {
        FlavorRow row = new FlavorRow();
        row.id = m.id().text();
        row.name = m.name();
        row.vcpus = m.vcpus();
        row.memoryMib = m.memoryMib();
        row.rootGib = m.rootGib();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Flavor toModel() {
        return new Flavor(FlavorId.parse(id), name, vcpus, memoryMib, rootGib, createdAt, version);
    }
}
