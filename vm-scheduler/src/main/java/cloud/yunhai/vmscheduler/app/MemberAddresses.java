package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.SecurityGroupId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who is in the groups that rules refer to, read at most once a second.
///
/// Goal: many instances made at once do not each read all the others. Constraint: what is a second old may lack a
/// member; whoever makes a filter by it marks the tenant afterwards, so that [RuleRefresher] brings what came since.
final class MemberAddresses {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int KEPT_MAX = 1_000;

    private final GroupRecords groups;
    private final Map<Set<SecurityGroupId>, Reading> readings = new ConcurrentHashMap<>();

    MemberAddresses(GroupRecords groups) {
        this.groups = groups;
    }

    /// The addresses of the members of each of these groups.
    Map<SecurityGroupId, Set<String>> of(Set<SecurityGroupId> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        if (readings.size() > KEPT_MAX) {
            readings.clear();
        }
        return readings.computeIfAbsent(Set.copyOf(wanted), _ -> new Reading()).of(wanted);
    }

    /// One set of groups. Those who ask while it is being read wait for that reading.
    private final class Reading {
        private @Nullable Map<SecurityGroupId, Set<String>> addresses;
        private long readAt;

        synchronized Map<SecurityGroupId, Set<String>> of(Set<SecurityGroupId> wanted) {
            Map<SecurityGroupId, Set<String>> known = addresses;
            long now = System.nanoTime();
            if (known == null || now - readAt > FRESH.toNanos()) {
                known = InstanceRules.addresses(groups.members(wanted), wanted);
                addresses = known;
                readAt = now;
            }
            return known;
        }
    }
}
