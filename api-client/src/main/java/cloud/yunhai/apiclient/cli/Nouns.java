package cloud.yunhai.apiclient.cli;

import static cloud.yunhai.apiclient.cli.Role.OPERATOR;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;

/// Every noun with a name and an id.
final class Nouns {
    static final Noun<InstanceRepresentation> INSTANCE = new Noun<>(
            "instance",
            "ins",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::instances,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "STATE",
                    "/state",
                    "ADDRESS",
                    "/nics/0/address",
                    "VCPUS",
                    "/vcpus",
                    "MEMORY_MIB",
                    "/memory_mib",
                    "BUSY",
                    "/operation_in_progress/kind",
                    "CREATED",
                    "/created_at"));

    static final Noun<ImageRepresentation> IMAGE = new Noun<>(
            "image",
            "img",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::images,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "KIND",
                    "/kind",
                    "STATE",
                    "/state",
                    "VISIBILITY",
                    "/visibility",
                    "SIZE_BYTES",
                    "/size_bytes",
                    "CREATED",
                    "/created_at"));

    static final Noun<FlavorRepresentation> FLAVOR = new Noun<>(
            "flavor",
            "flv",
            Role.TENANT,
            OPERATOR,
            YunhaiClient::flavors,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "VCPUS",
                    "/vcpus",
                    "MEMORY_MIB",
                    "/memory_mib",
                    "ROOT_GIB",
                    "/root_gib"));

    static final Noun<SubnetRepresentation> SUBNET = new Noun<>(
            "subnet",
            "net",
            Role.TENANT,
            OPERATOR,
            YunhaiClient::subnets,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "TYPE",
                    "/type",
                    "CIDR",
                    "/cidr",
                    "GATEWAY",
                    "/gateway",
                    "CLAIMED",
                    "/addresses_claimed",
                    "TOTAL",
                    "/addresses_total"));

    static final Noun<ZoneRepresentation> ZONE = new Noun<>(
            "zone",
            "zon",
            Role.TENANT,
            OPERATOR,
            YunhaiClient::zones,
            Column.of("ID", "/id", "NAME", "/name", "DESCRIPTION", "/description"));

    static final Noun<ClusterRepresentation> CLUSTER = new Noun<>(
            "cluster",
            "cls",
            Role.TENANT,
            OPERATOR,
            YunhaiClient::clusters,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "ZONE_ID",
                    "/zone_id",
                    "CPU_OVERCOMMIT",
                    "/cpu_overcommit",
                    "MEMORY_OVERCOMMIT",
                    "/memory_overcommit",
                    "STORAGE_OVERCOMMIT",
                    "/storage_overcommit"));

    static final Noun<HostRepresentation> HOST = new Noun<>(
            "host",
            "hst",
            OPERATOR,
            OPERATOR,
            YunhaiClient::hosts,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "STATE",
                    "/state",
                    "ROLES",
                    "/roles",
                    "DRIVER",
                    "/driver",
                    "INSTANCES",
                    "/instances",
                    "VCPUS",
                    "/vcpus_claimed",
                    "OF",
                    "/vcpus_total",
                    "MEMORY_MIB",
                    "/memory_mib_claimed",
                    "OF",
                    "/memory_mib_total"));

    static final Noun<SshKeyRepresentation> SSH_KEY = new Noun<>(
            "ssh-key",
            "key",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::sshKeys,
            Column.of("ID", "/id", "NAME", "/name", "FINGERPRINT", "/fingerprint", "CREATED", "/created_at"));

    static final Noun<SecurityGroupRepresentation> SECURITY_GROUP = new Noun<>(
            "security-group",
            "sg",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::securityGroups,
            Column.of("ID", "/id", "NAME", "/name", "DEFAULT", "/is_default", "CREATED", "/created_at"));

    static final Noun<VolumeRepresentation> VOLUME = new Noun<>(
            "volume",
            "vol",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::volumes,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "KIND",
                    "/kind",
                    "STATE",
                    "/state",
                    "SIZE_GIB",
                    "/size_gib",
                    "INSTANCE_ID",
                    "/instance_id"));

    static final Noun<OperationRepresentation> OPERATION = new Noun<>(
            "operation",
            "op",
            Role.TENANT,
            Role.TENANT,
            YunhaiClient::operations,
            Column.of(
                    "ID",
                    "/id",
                    "KIND",
                    "/kind",
                    "STATE",
                    "/state",
                    "PROGRESS",
                    "/progress_percent",
                    "RESOURCE_ID",
                    "/resource_id",
                    "CREATED",
                    "/created_at",
                    "ENDED",
                    "/ended_at",
                    "ERROR",
                    "/error"));

    static final Noun<GroupRepresentation> GROUP = new Noun<>(
            "group",
            "grp",
            OPERATOR,
            OPERATOR,
            YunhaiClient::groups,
            Column.of(
                    "ID",
                    "/id",
                    "NAME",
                    "/name",
                    "INSTANCES",
                    "/used/instances",
                    "OF",
                    "/quota/instances",
                    "VCPUS",
                    "/used/vcpus",
                    "OF",
                    "/quota/vcpus",
                    "MEMORY_MIB",
                    "/used/memory_mib",
                    "OF",
                    "/quota/memory_mib"));

    static final Noun<TenantRepresentation> TENANT = new Noun<>(
            "tenant",
            "ten",
            OPERATOR,
            OPERATOR,
            YunhaiClient::tenants,
            Column.of("ID", "/id", "NAME", "/name", "KIND", "/kind", "GROUP_ID", "/group_id"));

    static final Noun<AccountRepresentation> USER = account("user");
    static final Noun<AccountRepresentation> OPERATOR_ACCOUNT = account("operator");

    private Nouns() {}

    private static Noun<AccountRepresentation> account(String word) {
        return new Noun<>(
                word,
                "acc",
                OPERATOR,
                OPERATOR,
                word.equals("user") ? YunhaiClient::users : YunhaiClient::operators,
                Column.of(
                        "ID",
                        "/id",
                        "NAME",
                        "/name",
                        "ENABLED",
                        "/enabled",
                        "TENANT_ID",
                        "/tenant_id",
                        "CREATED",
                        "/created_at"));
    }
}
