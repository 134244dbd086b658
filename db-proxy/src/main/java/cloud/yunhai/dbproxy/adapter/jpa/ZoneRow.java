package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ZoneId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `zone`.
@Entity
@Table(name = "zone")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class ZoneRow {
    static final Noun<Zone, ZoneRow> NOUN =
            Noun.of(ZoneRow.class, "zone", ZoneRow::of, ZoneRow::toModel).filter("name", Noun::text);

    @Id
    String id;

    String name;

    @Nullable
    String description;

    Instant createdAt;

    @Version
    long version;

    static ZoneRow of(Zone m) {
        ZoneRow row = new ZoneRow();
        row.id = m.id().text();
        row.name = m.name();
        row.description = m.description();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Zone toModel() {
        return new Zone(ZoneId.parse(id), name, description, createdAt, version);
    }
}
