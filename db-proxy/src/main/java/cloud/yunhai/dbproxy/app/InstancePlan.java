package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.AddressRange;
import cloud.yunhai.dbproxy.core.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for an instance, checked against everything it refers to.
final class InstancePlan {
    private static final long GIB = 1L << 30;

    private final Work work;
    private final NewInstance request;

    InstancePlan(Work work, NewInstance request) {
        this.work = work;
        this.request = request;
    }

    /// The instance as it begins.
    Instance instance(NewOperation operation) {
        Checks.name(request.name());
        Tenant tenant =
                Checks.referred(work.tenants(), "tenantId", request.tenantId().text());
        Flavor flavor =
                Checks.referred(work.flavors(), "flavorId", request.flavorId().text());
        Image image = image(flavor);
        ClusterId cluster = cluster();
        checkSshKey();
        Provisioning provisioning =
                request.provisioning() == null ? image.defaultProvisioning() : request.provisioning();
        return new Instance(
                request.id(),
                tenant.id(),
                request.name(),
                InstanceState.CREATING,
                null,
                flavor.id(),
                flavor.vcpus(),
                flavor.memoryMib(),
                flavor.rootGib(),
                image.id(),
                provisioning,
                cluster,
                null,
                null,
                List.of(),
                request.sshKeyId(),
                groups(),
                OperationId.parse(operation.saga().id()),
                operation.kind(),
                request.labels(),
                work.now(),
                work.now(),
                null,
                1);
    }

    private Image image(Flavor flavor) {
        String id = request.imageId().text();
        // A foreign private image is not known to exist.
        Image image = work.images()
                .find(id)
                .filter(found -> found.visibility() == Visibility.PUBLIC
                        || request.tenantId().equals(found.tenantId()))
                .filter(found -> found.state() != ImageState.DELETED)
                .orElseThrow(() -> CloudException.invalid("imageId", id, "an existing image"));
        if (image.state() != ImageState.AVAILABLE) {
            throw CloudException.invalid("imageId", id, "an image that is AVAILABLE, not " + image.state());
        }
        if (image.kind() != ImageKind.TEMPLATE) {
            throw CloudException.invalid("imageId", id, "an image of kind TEMPLATE, not " + image.kind());
        }
        if (image.minMemoryMib() > flavor.memoryMib()) {
            throw CloudException.invalid(
                    "flavorId",
                    flavor.name(),
                    "memory of at least " + image.minMemoryMib() + " MiB for image " + image.name());
        }
        if (image.virtualSizeBytes() > flavor.rootGib() * GIB) {
            throw CloudException.invalid(
                    "flavorId",
                    flavor.name(),
                    "a root volume of at least " + Math.ceilDiv(image.virtualSizeBytes(), GIB) + " GiB for image "
                            + image.name());
        }
        return image;
    }

    /// The cluster that it is to be in: a subnet lies in one, so who names the subnet has named the cluster.
    private @Nullable ClusterId cluster() {
        ClusterId cluster = request.clusterId();
        if (cluster != null) {
            Checks.referred(work.clusters(), "clusterId", cluster.text());
        }
        if (request.subnetId() == null) {
            if (request.address() != null) {
                throw CloudException.invalid("address", request.address(), "none without a subnet");
            }
            return cluster;
        }
        Subnet subnet =
                Checks.referred(work.subnets(), "subnetId", request.subnetId().text());
        if (cluster != null && !cluster.equals(subnet.clusterId())) {
            throw elsewhere(subnet, cluster);
        }
        if (request.address() != null) {
            address(subnet, request.address());
        }
        return subnet.clusterId();
    }

    private static CloudException elsewhere(Subnet subnet, ClusterId cluster) {
        return CloudException.of(
                        ErrorCode.INVALID,
                        "clusterId: " + cluster + " (expected: " + subnet.clusterId() + ", in which subnet "
                                + subnet.name() + " lies)")
                .detail("field", "clusterId,subnetId")
                .build();
    }

    /// The number of an address that a subnet can give out.
    static long address(Subnet subnet, String address) {
        AddressRange range = AddressRange.of(subnet);
        try {
            long number = Ipv4.number(address);
            if (range.contains(number)) {
                return number;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw CloudException.invalid(
                "address",
                address,
                "an address from " + subnet.rangeFirst() + " to " + subnet.rangeLast() + " that is not the gateway");
    }

    private void checkSshKey() {
        if (request.sshKeyId() != null) {
            String id = request.sshKeyId().text();
            SshKey key = Checks.referred(work.sshKeys(), "sshKeyId", id);
            if (!key.tenantId().equals(request.tenantId())) {
                throw CloudException.invalid("sshKeyId", id, "an existing SSH key");
            }
        }
    }

    private List<SecurityGroupId> groups() {
        List<SecurityGroupId> groups = new ArrayList<>();
        for (SecurityGroupId id : request.securityGroupIds()) {
            SecurityGroup group = Checks.referred(work.securityGroups(), "securityGroupIds", id.text());
            if (!group.tenantId().equals(request.tenantId())) {
                throw CloudException.invalid("securityGroupIds", id, "an existing security group");
            }
            if (!groups.contains(id)) {
                groups.add(id);
            }
        }
        if (groups.isEmpty()) {
            work.securityGroups()
                    .where(Map.of("tenantId", request.tenantId().text(), "isDefault", true))
                    .forEach(group -> groups.add(group.id()));
        }
        return groups;
    }
}
