package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.SshKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/// A row of `ssh_key`.
@Entity
@Table(name = "ssh_key")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class SshKeyRow {
    static final Noun<SshKey, SshKeyRow> NOUN = Noun.of(SshKeyRow.class, "SSH key", SshKeyRow::of, SshKeyRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .filter("name", Noun::text)
            .filter("fingerprint", Noun::text);

    @Id
    String id;

    String tenantId;

    String name;

    String publicKey;

    String fingerprint;

    Instant createdAt;

    @Version
    long version;

    static SshKeyRow of(SshKey m) {
        SshKeyRow row = new SshKeyRow();
        row.id = m.id().text();
        row.tenantId = m.tenantId().text();
        row.name = m.name();
        row.publicKey = m.publicKey();
        row.fingerprint = m.fingerprint();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    SshKey toModel() {
        return new SshKey(
                SshKeyId.parse(id), TenantId.parse(tenantId), name, publicKey, fingerprint, createdAt, version);
    }
}
