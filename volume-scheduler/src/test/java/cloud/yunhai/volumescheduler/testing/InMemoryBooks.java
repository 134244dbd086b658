package cloud.yunhai.volumescheduler.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.app.HostRecords;
import cloud.yunhai.volumescheduler.app.ImageRecords;
import cloud.yunhai.volumescheduler.app.VolumeRecords;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The platform's books in memory, as strict as db-proxy. What happens is written into `steps`, together with what
/// happens to the disks.
public final class InMemoryBooks {
    public final Map<VolumeId, Volume> volumes = new LinkedHashMap<>();
    public final Map<HostId, Host> hosts = new LinkedHashMap<>();
    public final Map<ImageId, Image> images = new LinkedHashMap<>();
    public final List<Instance> instances = new ArrayList<>();
    public final List<String> steps;
    /// What the next record of a state fails with.
    public @Nullable CloudException failingRecord;

    private boolean full;

    public InMemoryBooks(List<String> steps) {
        this.steps = steps;
    }

    public Host add(Host host) {
        hosts.put(host.id(), host);
        return host;
    }

    public Image add(Image image) {
        images.put(image.id(), image);
        return image;
    }

    public Volume add(Volume volume) {
        volumes.put(volume.id(), volume);
        return volume;
    }

    /// One that is known.
    public Volume volume(VolumeId volume) {
        return found(volumes.get(volume), "volume", volume.text());
    }

    /// No host has room any more.
    public void full() {
        full = true;
    }

    public HostRecords hostRecords() {
        return new HostRecords() {
            @Override
            public Host get(HostId host) {
                return found(hosts.get(host), "host", host.text());
            }

            @Override
            public List<Host> all() {
                return List.copyOf(hosts.values());
            }
        };
    }

    public ImageRecords imageRecords() {
        return new ImageRecords() {
            @Override
            public Image get(ImageId image) {
                return found(images.get(image), "image", image.text());
            }

            @Override
            public List<Image> all() {
                return List.copyOf(images.values());
            }
        };
    }

    public VolumeRecords volumeRecords() {
        return new VolumeRecords() {
            @Override
            public Volume claim(RootVolumeRequest request, List<HostId> candidates) {
                steps.add("claim");
                Volume known = volumes.get(request.volumeId());
                if (known != null && known.state() != VolumeState.DELETED) {
                    return known;
                }
                if (full) {
                    throw new CloudException(ErrorCode.NO_STORAGE, "no storage host has room");
                }
                return add(volume(request, candidates.getFirst()));
            }

            @Override
            public void recordState(VolumeId volume, VolumeState state, @Nullable InstanceId instance) {
                steps.add("record " + state);
                if (failingRecord != null) {
                    CloudException failure = failingRecord;
                    failingRecord = null;
                    throw failure;
                }
                Volume before = found(volumes.get(volume), "volume", volume.text());
                InstanceId holder = instance == null ? before.instanceId() : instance;
                add(Samples.volume(
                        volume,
                        state,
                        before.hostId(),
                        holder,
                        Objects.requireNonNull(before.imageId()),
                        Objects.requireNonNull(before.provisioning())));
            }

            @Override
            public void remove(VolumeId volume) {
                steps.add("give back");
                volumes.computeIfPresent(volume, (id, _) -> Samples.volume(id, VolumeState.DELETED, null));
            }

            @Override
            public Optional<Volume> find(VolumeId volume) {
                return Optional.ofNullable(volumes.get(volume));
            }

            @Override
            public List<Volume> all() {
                return List.copyOf(volumes.values());
            }
        };
    }

    private static Volume volume(RootVolumeRequest request, HostId host) {
        return new Volume(
                request.volumeId(),
                request.tenantId(),
                request.name(),
                VolumeKind.ROOT,
                VolumeState.CREATING,
                request.sizeGib(),
                host,
                request.instanceId(),
                request.imageId(),
                request.provisioning(),
                Instant.EPOCH,
                1);
    }

    private static <T> T found(@Nullable T value, String what, String id) {
        if (value == null) {
            throw CloudException.notFound(what, id);
        }
        return value;
    }
}
