package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.Tagged;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.NewSecurityGroup;
import cloud.yunhai.apicommon.representation.NewSecurityRule;
import cloud.yunhai.apicommon.representation.SecurityGroupPatch;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SecurityRuleRepresentation;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Security groups and their rules.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class SecurityGroupVerbs {
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int PRECONDITION_FAILED = 412;
    private static final int ATTEMPTS_MAX = 5;

    private SecurityGroupVerbs() {}

    @Command(description = "Makes a security group without rules: it lets nothing pass.")
    static final class Create extends Verb {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewSecurityGroup wanted = new NewSecurityGroup();
            wanted.name = name;
            printer().one(client.securityGroups().create(wanted));
            return ExitStatus.OK;
        }
    }

    /// A verb that changes the rules of one group. Somebody else's change in between is kept.
    abstract static class RuleVerb extends Verb {
        @Parameters(index = "0", paramLabel = "GROUP", description = "Which group, by name or id.")
        private String reference;

        @Override
        final ExitStatus run(YunhaiClient client) {
            Target target = target(client, Nouns.SECURITY_GROUP, reference);
            for (int attempt = 1; ; attempt++) {
                Tagged<SecurityGroupRepresentation> group =
                        target.client().securityGroups().tagged(target.id());
                SecurityGroupPatch patch = new SecurityGroupPatch();
                patch.rules = changed(target.client(), group.value().rules);
                try {
                    printer().one(target.client().securityGroups().update(target.id(), patch, group.tag()));
                    return ExitStatus.OK;
                } catch (ApiException stale) {
                    if (stale.status() != PRECONDITION_FAILED || attempt == ATTEMPTS_MAX) {
                        throw stale;
                    }
                }
            }
        }

        abstract List<NewSecurityRule> changed(YunhaiClient client, List<SecurityRuleRepresentation> now);

        static NewSecurityRule again(SecurityRuleRepresentation rule) {
            NewSecurityRule same = new NewSecurityRule();
            same.direction = rule.direction;
            same.protocol = rule.protocol;
            same.portFirst = rule.portFirst;
            same.portLast = rule.portLast;
            same.cidr = rule.cidr;
            same.remoteGroupId = rule.remoteGroupId;
            return same;
        }
    }

    @Command(description = "Lets something pass.")
    static final class RuleAdd extends RuleVerb {
        @Option(names = "--direction", paramLabel = "WAY", description = "ingress or egress (default: ingress).")
        private Direction direction = Direction.INGRESS;

        @Option(names = "--protocol", required = true, paramLabel = "NAME", description = "any, tcp, udp or icmp.")
        private Protocol protocol;

        @Option(names = "--port", paramLabel = "N|N-M", description = "One port or several (default: all).")
        private @Nullable String port;

        @Option(names = "--cidr", paramLabel = "A.B.C.D/N", description = "From or to there (default: anywhere).")
        private @Nullable String cidr;

        @Option(names = "--remote-group", paramLabel = "NAME|ID", description = "From or to the members of this group.")
        private @Nullable String remoteGroup;

        @Override
        List<NewSecurityRule> changed(YunhaiClient client, List<SecurityRuleRepresentation> now) {
            NewSecurityRule rule = new NewSecurityRule();
            rule.direction = direction;
            rule.protocol = protocol;
            rule.cidr = cidr;
            rule.remoteGroupId = remoteGroup == null ? null : Nouns.SECURITY_GROUP.id(client, remoteGroup);
            ports(rule);
            List<NewSecurityRule> rules =
                    new ArrayList<>(now.stream().map(RuleVerb::again).toList());
            rules.add(rule);
            return rules;
        }

        private void ports(NewSecurityRule rule) {
            if (port == null) {
                return;
            }
            Matcher matcher = PORTS.matcher(port);
            if (!matcher.matches()) {
                throw new CommandException(ExitStatus.INVALID, "port: '" + port + "' (expected: N or N-M)");
            }
            rule.portFirst = Integer.valueOf(matcher.group(1));
            rule.portLast = matcher.group(2) == null ? rule.portFirst : Integer.valueOf(matcher.group(2));
        }
    }

    @Command(description = "Lets something pass no longer.")
    static final class RuleRemove extends RuleVerb {
        @Parameters(index = "1", paramLabel = "RULE", description = "The rule's id, as show tells it.")
        private String rule;

        @Override
        List<NewSecurityRule> changed(YunhaiClient client, List<SecurityRuleRepresentation> now) {
            List<NewSecurityRule> rules = now.stream()
                    .filter(one -> !one.id.equals(rule))
                    .map(RuleVerb::again)
                    .toList();
            if (rules.size() == now.size()) {
                throw new CommandException(ExitStatus.NOT_FOUND, "the group has no rule '" + rule + "'");
            }
            return rules;
        }
    }

    static NounLine line() {
        return new NounLine("security-group", "What may reach instances, and what they may reach.")
                .verb("create", new Create())
                .verb("list", new ListVerb<>(Nouns.SECURITY_GROUP), "Lists security groups.")
                .verb("show", new ShowVerb<>(Nouns.SECURITY_GROUP), "Shows a security group with its rules.")
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.SECURITY_GROUP,
                                (client, id) -> client.securityGroups().delete(id)),
                        "Removes a security group that no instance is in.")
                .noun(new NounLine("rule", "The rules of a group.")
                        .verb("add", new RuleAdd())
                        .verb("remove", new RuleRemove()));
    }
}
