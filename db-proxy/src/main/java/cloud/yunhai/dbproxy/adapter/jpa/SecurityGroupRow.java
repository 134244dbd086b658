package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// A row of `security_group`.
@Entity
@Table(name = "security_group")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class SecurityGroupRow {
    private static final TypeReference<List<SecurityRule>> RULES = new TypeReference<>() {};
    static final Noun<SecurityGroup, SecurityGroupRow> NOUN = Noun.of(
                    SecurityGroupRow.class, "security group", SecurityGroupRow::of, SecurityGroupRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .filter("name", Noun::text)
            .filter("isDefault", Noun::truth);

    @Id
    String id;

    String tenantId;

    String name;

    boolean isDefault;

    String rules;

    Instant createdAt;

    @Version
    long version;

    static SecurityGroupRow of(SecurityGroup m) {
        SecurityGroupRow row = new SecurityGroupRow();
        row.id = m.id().text();
        row.tenantId = m.tenantId().text();
        row.name = m.name();
        row.isDefault = m.isDefault();
        row.rules = Columns.json(m.rules());
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    SecurityGroup toModel() {
        return new SecurityGroup(
                SecurityGroupId.parse(id),
                TenantId.parse(tenantId),
                name,
                isDefault,
                Columns.read(rules, RULES),
                createdAt,
                version);
    }
}
