package cloud.yunhai.vmscheduler.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectiveRulesTest {
    private static final SecurityGroupId ID = SecurityGroupId.next();
    private static final SecurityGroup DEFAULT = Samples.group(
            ID,
            Samples.rule(Direction.EGRESS, Protocol.ANY, null, null),
            Samples.rule(Direction.INGRESS, Protocol.ICMP, null, "0.0.0.0/0"),
            Samples.rule(Direction.INGRESS, Protocol.TCP, 22, "0.0.0.0/0"),
            Samples.fromGroup(ID));

    private static EffectiveRule in(Protocol protocol, Integer port, String... cidrs) {
        return new EffectiveRule(Direction.INGRESS, protocol, port, port, List.of(cidrs));
    }

    @Test
    void defaultGroupWithoutOtherMembersLetsNobodyInByMembership() {
        List<EffectiveRule> rules = EffectiveRules.of(List.of(DEFAULT), Map.of(ID, Set.of("10.0.0.5")), "10.0.0.5");
        assertThat(rules)
                .containsExactly(
                        new EffectiveRule(Direction.INGRESS, Protocol.TCP, 22, 22, List.of()),
                        new EffectiveRule(Direction.INGRESS, Protocol.ICMP, null, null, List.of()),
                        new EffectiveRule(Direction.EGRESS, Protocol.ANY, null, null, List.of()));
    }

    @Test
    void otherMembersAreLetInAsTheFewestNetworks() {
        List<EffectiveRule> rules = EffectiveRules.of(
                List.of(DEFAULT), Map.of(ID, Set.of("10.0.0.4", "10.0.0.5", "10.0.0.9", "10.0.0.7")), "10.0.0.9");
        assertThat(rules)
                .contains(new EffectiveRule(
                        Direction.INGRESS, Protocol.ANY, null, null, List.of("10.0.0.4/31", "10.0.0.7/32")));
    }

    @Test
    void rulesThatDifferInNetworksOnlyBecomeOneAndAnyCoversAll() {
        SecurityGroup web = Samples.group(
                SecurityGroupId.next(),
                Samples.rule(Direction.INGRESS, Protocol.TCP, 80, "10.1.0.0/16"),
                Samples.rule(Direction.INGRESS, Protocol.TCP, 80, "10.2.0.0/16"),
                Samples.rule(Direction.INGRESS, Protocol.TCP, 22, "10.3.0.0/16"));
        assertThat(EffectiveRules.of(List.of(web), Map.of(), "10.0.0.1"))
                .containsExactly(
                        in(Protocol.TCP, 22, "10.3.0.0/16"), in(Protocol.TCP, 80, "10.1.0.0/16", "10.2.0.0/16"));
        assertThat(EffectiveRules.of(List.of(web, DEFAULT), Map.of(), "10.0.0.1"))
                .contains(in(Protocol.TCP, 22), in(Protocol.TCP, 80, "10.1.0.0/16", "10.2.0.0/16"));
    }

    @Test
    void orderOfGroupsAndRulesDoesNotMatter() {
        SecurityGroup other =
                Samples.group(SecurityGroupId.next(), Samples.rule(Direction.INGRESS, Protocol.UDP, 53, "10.1.0.0/16"));
        Map<SecurityGroupId, Set<String>> members = Map.of(ID, Set.of("10.0.0.4", "10.0.0.8"));
        assertThat(EffectiveRules.of(List.of(DEFAULT, other), members, "10.0.0.1"))
                .isEqualTo(EffectiveRules.of(List.of(other, DEFAULT), members, "10.0.0.1"));
    }

    @Test
    void noGroupsLetNothingPass() {
        assertThat(EffectiveRules.of(List.of(), Map.of(), "10.0.0.1")).isEmpty();
    }

    @Test
    void referredGroupsAreThoseOfTheRules() {
        assertThat(EffectiveRules.referred(List.of(DEFAULT))).containsExactly(ID);
    }
}
