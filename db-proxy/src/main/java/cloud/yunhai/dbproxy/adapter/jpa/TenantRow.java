package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.account.TenantKind;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `tenant`.
@Entity
@Table(name = "tenant")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class TenantRow {
    static final Noun<Tenant, TenantRow> NOUN = Noun.of(TenantRow.class, "tenant", TenantRow::of, TenantRow::toModel)
            .filter("groupId", Noun::text)
            .filter("name", Noun::text)
            .filter("kind", Noun.constant(TenantKind.class));

    @Id
    String id;

    String name;

    @Enumerated(EnumType.STRING)
    TenantKind kind;

    String groupId;

    Instant createdAt;

    @Version
    long version;

    static TenantRow of(Tenant m) {
        TenantRow row = new TenantRow();
        row.id = m.id().text();
        row.name = m.name();
        row.kind = m.kind();
        row.groupId = m.groupId().text();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Tenant toModel() {
        return new Tenant(TenantId.parse(id), name, kind, GroupId.parse(groupId), createdAt, version);
    }
}
