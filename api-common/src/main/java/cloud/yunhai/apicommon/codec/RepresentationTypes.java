package cloud.yunhai.apicommon.codec;

import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.AccountList;
import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterPatch;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.EventList;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.FlavorPatch;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.GroupList;
import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.HostJoinTokenRepresentation;
import cloud.yunhai.apicommon.representation.HostList;
import cloud.yunhai.apicommon.representation.HostPatch;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCommandOptions;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.LeaseList;
import cloud.yunhai.apicommon.representation.LeaseRepresentation;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apicommon.representation.NewCluster;
import cloud.yunhai.apicommon.representation.NewFlavor;
import cloud.yunhai.apicommon.representation.NewGroup;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.NewSecurityGroup;
import cloud.yunhai.apicommon.representation.NewSshKey;
import cloud.yunhai.apicommon.representation.NewSubnet;
import cloud.yunhai.apicommon.representation.NewTenant;
import cloud.yunhai.apicommon.representation.NewToken;
import cloud.yunhai.apicommon.representation.NewUser;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.PasswordChange;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupList;
import cloud.yunhai.apicommon.representation.SecurityGroupPatch;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.ServiceList;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyList;
import cloud.yunhai.apicommon.representation.SshKeyPatch;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.StuckResolution;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.SubnetPatch;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.apicommon.representation.TenantQuotaRepresentation;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apicommon.representation.ZoneList;
import cloud.yunhai.apicommon.representation.ZonePatch;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import java.util.List;

/// Every representation that is a document of its own.
public final class RepresentationTypes {
    /// Answers and requests.
    public static final List<Class<?>> ROOTS = List.of(
            Accepted.class,
            AccountList.class,
            AccountPatch.class,
            AccountRepresentation.class,
            CheckRepresentation.class,
            ClusterList.class,
            ClusterPatch.class,
            ClusterRepresentation.class,
            ConsoleLogRepresentation.class,
            EventList.class,
            EventRepresentation.class,
            FlavorList.class,
            FlavorPatch.class,
            FlavorRepresentation.class,
            GroupList.class,
            GroupPatch.class,
            GroupRepresentation.class,
            HostJoinTokenRepresentation.class,
            HostList.class,
            HostPatch.class,
            HostRepresentation.class,
            ImageList.class,
            ImagePatch.class,
            ImageRepresentation.class,
            InstanceCommandOptions.class,
            InstanceCountsRepresentation.class,
            InstanceList.class,
            InstancePatch.class,
            InstanceRepresentation.class,
            LeaseList.class,
            LeaseRepresentation.class,
            LogRecordList.class,
            LogRecordRepresentation.class,
            NewCluster.class,
            NewFlavor.class,
            NewGroup.class,
            NewHostJoinToken.class,
            NewImage.class,
            NewInstance.class,
            NewOperator.class,
            NewSecurityGroup.class,
            NewSshKey.class,
            NewSubnet.class,
            NewTenant.class,
            NewToken.class,
            NewUser.class,
            NewZone.class,
            OperationList.class,
            OperationRepresentation.class,
            PasswordChange.class,
            PlacementRepresentation.class,
            SecurityGroupList.class,
            SecurityGroupPatch.class,
            SecurityGroupRepresentation.class,
            ServiceList.class,
            ServiceRepresentation.class,
            SshKeyList.class,
            SshKeyPatch.class,
            SshKeyRepresentation.class,
            StuckResolution.class,
            SubnetList.class,
            SubnetPatch.class,
            SubnetRepresentation.class,
            TenantList.class,
            TenantQuotaRepresentation.class,
            TenantRepresentation.class,
            TokenRepresentation.class,
            VolumeList.class,
            VolumeRepresentation.class,
            ZoneList.class,
            ZonePatch.class,
            ZoneRepresentation.class);

    private RepresentationTypes() {}
}
