package cloud.yunhai.vmscheduler.core.security;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.SecurityRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What security groups add up to for one NIC.
///
/// Constraints: a rule whose remote group has no other member lets nothing pass (and is left out: a rule without
/// networks would mean "any"); equal input gives equal output in the same order, so that hosts see when nothing has
/// changed.
///
/// How it works: rules that differ in their networks only become one; the addresses of a group's members become the
/// fewest networks that hold just these.
public final class EffectiveRules {
    private record Key(Direction direction, Protocol protocol, int portFirst, int portLast) implements Comparable<Key> {
        static final int ANY_PORT = -1;

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::direction)
                .thenComparing(Key::protocol)
                .thenComparing(Key::portFirst)
                .thenComparing(Key::portLast);

        static Key of(SecurityRule rule) {
            return new Key(rule.direction(), rule.protocol(), port(rule.portFirst()), port(rule.portLast()));
        }

        private static int port(@Nullable Integer port) {
            return port == null ? ANY_PORT : port;
        }

        EffectiveRule rule(List<String> cidrs) {
            return new EffectiveRule(
                    direction,
                    protocol,
                    portFirst == ANY_PORT ? null : portFirst,
                    portLast == ANY_PORT ? null : portLast,
                    cidrs);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Networks {
        boolean any;
        final Set<String> cidrs = new TreeSet<>();
        final Set<String> addresses = new TreeSet<>();
    }

    private EffectiveRules() {}

    /// The rules.
    ///
    /// @param members addresses of the members of each group that a rule refers to
    /// @param own the NIC's own address
    public static List<EffectiveRule> of(
            Collection<SecurityGroup> groups, Map<SecurityGroupId, Set<String>> members, String own) {
        Map<Key, Networks> merged = new TreeMap<>();
        for (SecurityGroup group : groups) {
            for (SecurityRule rule : group.rules()) {
                add(merged.computeIfAbsent(Key.of(rule), _ -> new Networks()), rule, members);
            }
        }
        List<EffectiveRule> rules = new ArrayList<>();
        merged.forEach((key, networks) -> {
            if (networks.any) {
                rules.add(key.rule(List.of()));
                return;
            }
            networks.addresses.remove(own);
            Set<String> all = new TreeSet<>(networks.cidrs);
            all.addAll(AddressBlocks.of(networks.addresses));
            if (!all.isEmpty()) {
                rules.add(key.rule(List.copyOf(all)));
            }
        });
        return rules;
    }

    private static void add(Networks networks, SecurityRule rule, Map<SecurityGroupId, Set<String>> members) {
        SecurityGroupId remote = rule.remoteGroupId();
        String cidr = rule.cidr();
        if (remote != null) {
            networks.addresses.addAll(members.getOrDefault(remote, Set.of()));
        } else if (cidr != null && !cidr.equals("0.0.0.0/0")) {
            networks.cidrs.add(cidr);
        } else {
            networks.any = true;
        }
    }

    /// The groups that the rules of these refer to.
    public static Set<SecurityGroupId> referred(Collection<SecurityGroup> groups) {
        Set<SecurityGroupId> referred = new TreeSet<>(Comparator.comparing(SecurityGroupId::text));
        for (SecurityGroup group : groups) {
            for (SecurityRule rule : group.rules()) {
                SecurityGroupId remote = rule.remoteGroupId();
                if (remote != null) {
                    referred.add(remote);
                }
            }
        }
        return referred;
    }
}
