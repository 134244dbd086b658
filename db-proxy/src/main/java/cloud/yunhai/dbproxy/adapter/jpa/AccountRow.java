package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `account`. The hash of the password is not part of the model: see [JpaCredentials].
@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class AccountRow {
    static final Noun<Account, AccountRow> NOUN = Noun.of(
                    AccountRow.class, "account", AccountRow::of, AccountRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .filter("realm", Noun.constant(Realm.class))
            .filter("name", Noun::text)
            .filter("enabled", Noun::truth);

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    Realm realm;

    String name;

    @Nullable
    String tenantId;

    boolean enabled;

    @Column(updatable = false)
    String passwordHash;

    Instant createdAt;

    @Version
    long version;

    static AccountRow of(Account m) {
        AccountRow row = new AccountRow();
        row.id = m.id().text();
        row.realm = m.realm();
        row.name = m.name();
        row.tenantId = Columns.text(m.tenantId());
        row.enabled = m.enabled();
        row.createdAt = m.createdAt();
        row.version = m.version();
        return row;
    }

    Account toModel() {
        return new Account(
                AccountId.parse(id), realm, name, Columns.id(tenantId, TenantId::parse), enabled, createdAt, version);
    }
}
