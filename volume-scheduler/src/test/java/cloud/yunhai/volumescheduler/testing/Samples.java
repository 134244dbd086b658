package cloud.yunhai.volumescheduler.testing;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hosts, images, volumes and instances to test with.
public final class Samples {
    public static final TenantId TENANT = TenantId.next();
    private static final ClusterId CLUSTER = ClusterId.next();

    private Samples() {}

    /// An UP host that keeps volumes.
    public static Host host(String name) {
        return host(name, HostState.UP, Driver.LIBVIRT, 100);
    }

    public static Host host(String name, HostState state, Driver driver, long freeGib) {
        HostLoad load = new HostLoad(0, 0, 1024, freeGib, 0, Instant.EPOCH);
        return host(name, Set.of(HostRole.COMPUTE, HostRole.STORAGE), state, driver, load);
    }

    public static Host host(String name, Set<HostRole> roles, HostState state, Driver driver, @Nullable HostLoad load) {
        return new Host(
                HostId.next(),
                CLUSTER,
                name,
                roles,
                state,
                driver,
                null,
                load,
                4,
                0,
                4096,
                0,
                200,
                50,
                0,
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                1);
    }

    public static Image image(ImageState state, @Nullable HostId host) {
        return image(ImageId.next(), state, host, null);
    }

    public static Image image(ImageId id, ImageState state, @Nullable HostId host, @Nullable OperationId operation) {
        return new Image(
                id,
                null,
                "tiny",
                ImageKind.TEMPLATE,
                ImageFormat.QCOW2,
                state,
                Visibility.PUBLIC,
                Provisioning.OVERLAY,
                "file:///tiny.qcow2",
                "ab".repeat(32),
                10,
                20,
                64,
                "linux",
                host,
                null,
                operation,
                Map.of(),
                Instant.EPOCH,
                1);
    }

    public static Volume volume(VolumeId id, VolumeState state, @Nullable HostId host) {
        return volume(id, state, host, InstanceId.next(), ImageId.next(), Provisioning.OVERLAY);
    }

    public static Volume volume(
            VolumeId id,
            VolumeState state,
            @Nullable HostId host,
            @Nullable InstanceId instance,
            ImageId image,
            Provisioning provisioning) {
        return new Volume(
                id, TENANT, "web-1", VolumeKind.ROOT, state, 2, host, instance, image, provisioning, Instant.EPOCH, 1);
    }

    public static Instance instance(
            InstanceId id, InstanceState state, @Nullable HostId host, @Nullable OperationId operation) {
        return new Instance(
                id,
                TENANT,
                "web-1",
                state,
                null,
                FlavorId.next(),
                1,
                128,
                2,
                ImageId.next(),
                Provisioning.OVERLAY,
                CLUSTER,
                host,
                null,
                List.of(),
                null,
                List.of(),
                operation,
                null,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                1);
    }

    public static RootVolumeRequest request(ImageId image, HostId near) {
        return new RootVolumeRequest(
                VolumeId.next(), InstanceId.next(), TENANT, "web-1", image, Provisioning.OVERLAY, 2, near);
    }
}
