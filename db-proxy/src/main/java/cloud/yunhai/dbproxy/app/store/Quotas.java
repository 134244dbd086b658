package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.GroupId;
import java.util.Optional;

/// What groups may hold and hold: counters on the group, and a claim per holder.
public interface Quotas {
    /// What one holder (an instance, a volume or a NIC) counts for.
    record QuotaClaim(String holder, GroupId groupId, Quota amount) {}

    /// Takes it if the group's quota allows: one conditional statement.
    boolean tryClaim(QuotaClaim claim);

    /// What a holder counts for, locked.
    Optional<QuotaClaim> find(String holder);

    /// Gives it back.
    void giveBack(QuotaClaim claim);
}
