package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.cli.ZoneVerbs.ByOperator;
import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.QuotaPatch;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Groups, tenants, users and operators; for operators.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class AccountVerbs {
    private AccountVerbs() {}

    /// What a group may hold.
    static final class QuotaOptions {
        @Option(names = "--instances", paramLabel = "N", description = "Instances.")
        private @Nullable Long instances;

        @Option(names = "--vcpus", paramLabel = "N", description = "Processors.")
        private @Nullable Long vcpus;

        @Option(names = "--memory-mib", paramLabel = "MIB", description = "Memory.")
        private @Nullable Long memoryMib;

        @Option(names = "--storage-gib", paramLabel = "GIB", description = "Storage.")
        private @Nullable Long storageGib;

        @Option(names = "--addresses", paramLabel = "N", description = "Addresses.")
        private @Nullable Long addresses;

        private QuotaRepresentation whole() {
            QuotaRepresentation quota = new QuotaRepresentation();
            quota.instances = required("--instances", instances);
            quota.vcpus = required("--vcpus", vcpus);
            quota.memoryMib = required("--memory-mib", memoryMib);
            quota.storageGib = required("--storage-gib", storageGib);
            quota.addresses = required("--addresses", addresses);
            return quota;
        }

        private static Long required(String option, @Nullable Long value) {
            if (value == null) {
                throw new CommandException(ExitStatus.USAGE, option + " is missing (expected: the whole quota)");
            }
            return value;
        }

        private QuotaPatch change() {
            QuotaPatch quota = new QuotaPatch();
            quota.instances = instances;
            quota.vcpus = vcpus;
            quota.memoryMib = memoryMib;
            quota.storageGib = storageGib;
            quota.addresses = addresses;
            return quota;
        }
    }

    @Command(description = "Makes a group with a quota.")
    static final class GroupCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Mixin
        private QuotaOptions quota = new QuotaOptions();

        @Override
        ExitStatus run(YunhaiClient client) {
            NewGroup wanted = new NewGroup();
            wanted.name = name;
            wanted.quota = quota.whole();
            printer().one(client.groups().create(wanted));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Changes a group's name and quota.")
    static final class GroupUpdate extends ByOperator {
        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @Option(names = "--new-name", paramLabel = "NAME", description = "What it is called from now on.")
        private @Nullable String name;

        @Mixin
        private QuotaOptions quota = new QuotaOptions();

        @Override
        ExitStatus run(YunhaiClient client) {
            GroupPatch patch = new GroupPatch();
            patch.name = name;
            patch.quota = quota.change();
            printer().one(client.groups().update(Nouns.GROUP.id(client, reference), patch));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Makes an enterprise's tenant; a user's own comes with the user.")
    static final class TenantCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is called.")
        private String name;

        @Option(names = "--group", required = true, paramLabel = "NAME|ID", description = "Whose quota it shares.")
        private String group;

        @Override
        ExitStatus run(YunhaiClient client) {
            NewTenant wanted = new NewTenant();
            wanted.name = name;
            wanted.groupId = Nouns.GROUP.id(client, group);
            printer().one(client.tenants().create(wanted));
            return ExitStatus.OK;
        }
    }

    /// Where a user belongs.
    static final class Home {
        @Option(names = "--group", paramLabel = "NAME|ID", description = "A tenant of its own, in this group.")
        private @Nullable String group;

        @Option(names = "--of-tenant", paramLabel = "NAME|ID", description = "A user of this enterprise.")
        private @Nullable String tenant;
    }

    @Command(description = "Makes a user. Without a password file it asks for the password.")
    static final class UserCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name to log in with.")
        private String name;

        @ArgGroup(multiplicity = "1")
        private Home belongs;

        @ArgGroup
        private PasswordOptions password = new PasswordOptions();

        @Override
        ExitStatus run(YunhaiClient client) {
            NewUser wanted = new NewUser();
            wanted.name = name;
            wanted.groupId = belongs.group == null ? null : Nouns.GROUP.id(client, belongs.group);
            wanted.tenantId = belongs.tenant == null ? null : Nouns.TENANT.id(client, belongs.tenant);
            wanted.password = password.require(around(), "Password for " + name + ": ");
            try {
                printer().one(client.users().create(wanted));
            } finally {
                PasswordOptions.wipe(wanted.password);
            }
            return ExitStatus.OK;
        }
    }

    @Command(description = "Makes an operator. Without a password file it asks for the password.")
    static final class OperatorCreate extends ByOperator {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name to log in with.")
        private String name;

        @ArgGroup
        private PasswordOptions password = new PasswordOptions();

        @Override
        ExitStatus run(YunhaiClient client) {
            NewOperator wanted = new NewOperator();
            wanted.name = name;
            wanted.password = password.require(around(), "Password for " + name + ": ");
            try {
                printer().one(client.operators().create(wanted));
            } finally {
                PasswordOptions.wipe(wanted.password);
            }
            return ExitStatus.OK;
        }
    }

    /// `enable`, `disable` and `set-password` of users and operators.
    static final class Change extends ByOperator {
        private final Noun<AccountRepresentation> noun;
        private final @Nullable Boolean enabled;

        @Parameters(paramLabel = "NAME|ID", description = "Which one.")
        private String reference;

        @ArgGroup
        private PasswordOptions password = new PasswordOptions();

        /// @param enabled null: neither, but a new password
        Change(Noun<AccountRepresentation> noun, @Nullable Boolean enabled) {
            this.noun = noun;
            this.enabled = enabled;
        }

        @Override
        ExitStatus run(YunhaiClient client) {
            String id = noun.id(client, reference);
            AccountPatch patch = new AccountPatch();
            patch.enabled = enabled;
            patch.password = enabled == null ? password.require(around(), "New password: ") : null;
            try {
                printer()
                        .one(
                                noun == Nouns.USER
                                        ? client.users().update(id, patch)
                                        : client.operators().update(id, patch));
            } finally {
                PasswordOptions.wipe(patch.password);
            }
            return ExitStatus.OK;
        }
    }

    static NounLine groups() {
        return new NounLine("group", "Tenants that share a quota; for operators.")
                .verb("create", new GroupCreate())
                .verb("list", new ListVerb<>(Nouns.GROUP), "Lists groups.")
                .verb("show", new ShowVerb<>(Nouns.GROUP), "Shows a group.")
                .verb("update", new GroupUpdate())
                .verb(
                        "delete",
                        new DeleteVerb(
                                Nouns.GROUP, (client, id) -> client.groups().delete(id)),
                        "Removes a group without tenants.");
    }

    static NounLine tenants() {
        return new NounLine("tenant", "The owners of resources; for operators.")
                .verb("create", new TenantCreate())
                .verb("list", new ListVerb<>(Nouns.TENANT), "Lists tenants.")
                .verb("show", new ShowVerb<>(Nouns.TENANT), "Shows a tenant.");
    }

    static NounLine users() {
        return accounts(new NounLine("user", "Who logs in for a tenant; for operators."), Nouns.USER)
                .verb("create", new UserCreate());
    }

    static NounLine operators() {
        return accounts(new NounLine("operator", "Who runs the platform; for operators."), Nouns.OPERATOR_ACCOUNT)
                .verb("create", new OperatorCreate());
    }

    private static NounLine accounts(NounLine line, Noun<AccountRepresentation> noun) {
        return line.verb("list", new ListVerb<>(noun), "Lists " + noun.word() + "s.")
                .verb("show", new ShowVerb<>(noun), "Shows a " + noun.word() + ".")
                .verb("enable", new Change(noun, true), "Lets a " + noun.word() + " log in again.")
                .verb(
                        "disable",
                        new Change(noun, false),
                        "Lets a " + noun.word() + " no longer log in; its tokens end.")
                .verb("set-password", new Change(noun, null), "Sets a new password; all its tokens end.");
    }
}
