package cloud.yunhai.resourcescheduler.saga;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.resourcescheduler.app.Addresses;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Images;
import cloud.yunhai.resourcescheduler.app.Instances;
import cloud.yunhai.resourcescheduler.app.Placed;
import cloud.yunhai.resourcescheduler.app.Vms;
import cloud.yunhai.resourcescheduler.app.Volumes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One host, one instance, in memory: every service that the sagas act upon, as strict as the real ones about order.
final class FakeCloud implements Instances, Images, Vms, Volumes, Addresses {
    static final HostId HOST = HostId.next();
    static final ClusterId CLUSTER = ClusterId.next();
    static final SshKeyId KEY = SshKeyId.next();
    static final ImageId IMAGE = ImageId.next();

    final InstanceId id = InstanceId.next();
    final TenantId tenant = TenantId.next();
    final Map<InstanceId, VmState> vms = new HashMap<>();
    final Set<InstanceId> compute = new HashSet<>();
    final Set<InstanceId> filters = new HashSet<>();
    final Set<InstanceId> seeds = new HashSet<>();
    final Set<VolumeId> files = new HashSet<>();
    final Map<NicId, Nic> leases = new HashMap<>();
    final Set<ImageId> imageFiles = new HashSet<>();
    final Set<String> reboots = new HashSet<>();
    final List<String> told = new ArrayList<>();

    @Nullable
    VolumeId rootVolume;

    boolean hostSilent;
    boolean volumesSilent;

    /// What a placement is refused with.
    @Nullable
    CloudException refusing;

    /// What a command to a VM fails with.
    @Nullable
    CloudException failingTurn;

    InstanceState state = InstanceState.CREATING;
    ImageState imageState = ImageState.CREATING;
    boolean quotaHeld = true;

    @Nullable
    String reason;

    Cloud cloud() {
        return new Cloud(this, this, this, this, this);
    }

    /// An instance that runs, with all that it holds.
    FakeCloud running() {
        state = InstanceState.RUNNING;
        rootVolume = VolumeId.next();
        files.add(rootVolume);
        seeds.add(id);
        compute.add(id);
        filters.add(id);
        vms.put(id, VmState.RUNNING);
        NicId nic = NicId.next();
        leases.put(nic, new Nic(nic, SubnetId.next(), "10.0.0.9", "02:00:00:00:00:09"));
        return this;
    }

    FakeCloud stopped() {
        running();
        state = InstanceState.STOPPED;
        vms.put(id, VmState.OFF);
        return this;
    }

    void assertNothingHeld() {
        assertThat(vms).isEmpty();
        assertThat(compute).isEmpty();
        assertThat(filters).isEmpty();
        assertThat(seeds).isEmpty();
        assertThat(files).isEmpty();
        assertThat(leases).isEmpty();
        assertThat(quotaHeld).isFalse();
    }

    @Override
    public Instance get(InstanceId instance) {
        assertThat(instance).isEqualTo(id);
        return new Instance(
                id,
                tenant,
                "web-1",
                state,
                reason,
                FlavorId.next(),
                1,
                128,
                1,
                IMAGE,
                Provisioning.OVERLAY,
                compute.contains(id) ? CLUSTER : null,
                compute.contains(id) ? HOST : null,
                rootVolume,
                List.copyOf(leases.values()),
                KEY,
                List.of(),
                null,
                null,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                1);
    }

    @Override
    public Instance get(TenantId owner, InstanceId instance) {
        if (!owner.equals(tenant)) {
            throw CloudException.notFound("instance", instance.text());
        }
        return get(instance);
    }

    @Override
    public String hostName(HostId host) {
        return "host-1";
    }

    @Override
    public String publicKey(TenantId owner, SshKeyId key) {
        return "ssh-ed25519 AAAA";
    }

    @Override
    public void recordState(InstanceId instance, InstanceState next, @Nullable String why) {
        state = next;
        reason = why;
    }

    @Override
    public void recordCreationFailed(InstanceId instance, String why) {
        state = InstanceState.FAILED;
        reason = why;
        quotaHeld = false;
        compute.remove(instance);
        rootVolume = null;
    }

    @Override
    public void remove(InstanceId instance) {
        assertThat(leases).as("leases at removal").isEmpty();
        assertThat(files).as("files at removal").isEmpty();
        state = InstanceState.DELETED;
        compute.remove(instance);
        quotaHeld = false;
    }

    @Override
    public Placed place(Instance instance) {
        if (refusing != null) {
            throw refusing;
        }
        compute.add(instance.id());
        return new Placed(HOST, "host-1", CLUSTER);
    }

    @Override
    public void release(InstanceId instance) {
        assertThat(vms).as("VMs when the claim is returned").isEmpty();
        compute.remove(instance);
    }

    @Override
    public void ensureFilters(VmResources resources) {
        answering();
        filters.add(resources.instance());
    }

    @Override
    public void removeFilters(InstanceId instance, HostId host) {
        answering();
        assertThat(vms).as("VMs when their filters go").isEmpty();
        filters.remove(instance);
    }

    @Override
    public VmState ensureStarted(VmResources resources) {
        answering();
        assertThat(filters).as("filters before a start").contains(resources.instance());
        assertThat(files).as("volume before a start").isNotEmpty();
        assertThat(resources.nics()).as("NICs before a start").isNotEmpty();
        vms.put(resources.instance(), VmState.RUNNING);
        return VmState.RUNNING;
    }

    @Override
    public VmState stop(InstanceId instance, Duration timeout) {
        return turn(instance, VmState.OFF);
    }

    @Override
    public VmState forceStop(InstanceId instance) {
        return turn(instance, VmState.OFF);
    }

    @Override
    public VmState reboot(InstanceId instance, String rebootId, Duration timeout) {
        if (reboots.add(rebootId)) {
            told.add("reboot");
        }
        return turn(instance, VmState.RUNNING);
    }

    @Override
    public VmState suspend(InstanceId instance) {
        return turn(instance, VmState.PAUSED);
    }

    @Override
    public VmState resume(InstanceId instance) {
        return turn(instance, VmState.RUNNING);
    }

    @Override
    public void removeVm(InstanceId instance, HostId host) {
        answering();
        vms.remove(instance);
    }

    @Override
    public VmState observe(InstanceId instance) {
        answering();
        return vms.getOrDefault(instance, VmState.ABSENT);
    }

    @Override
    public String ensureRootVolume(VolumeId volume, Instance instance, HostId near) {
        answering();
        storing();
        rootVolume = volume;
        files.add(volume);
        return path(volume);
    }

    @Override
    public Located locate(VolumeId volume, InstanceId instance) {
        answering();
        if (!files.contains(volume)) {
            throw CloudException.notFound("volume file", volume.text());
        }
        return new Located(path(volume), null);
    }

    @Override
    public void remove(VolumeId volume) {
        answering();
        storing();
        assertThat(vms).as("VMs when their volume goes").isEmpty();
        files.remove(volume);
    }

    @Override
    public void attach(VolumeId volume, InstanceId instance) {
        assertThat(files).contains(volume);
    }

    @Override
    public String ensureSeed(HostId host, GuestSettings settings) {
        answering();
        assertThat(settings.sshPublicKey()).isEqualTo("ssh-ed25519 AAAA");
        seeds.add(settings.instance());
        return "/seeds/" + settings.instance();
    }

    @Override
    public void removeSeed(HostId host, InstanceId instance) {
        answering();
        seeds.remove(instance);
    }

    @Override
    public Imported importImage(ImageId image, ImageKind kind, String source, @Nullable String sha256) {
        answering();
        imageFiles.add(image);
        return new Imported(HOST, "ab", 10, 20, ImageFormat.QCOW2);
    }

    @Override
    public void removeImage(ImageId image) {
        answering();
        imageFiles.remove(image);
    }

    @Override
    public void recordImported(ImageId image, Imported imported) {
        assertThat(imageFiles).contains(image);
        imageState = ImageState.AVAILABLE;
    }

    @Override
    public void recordFailed(ImageId image, String why) {
        imageState = ImageState.FAILED;
        reason = why;
    }

    @Override
    public void remove(ImageId image) {
        assertThat(imageFiles).as("files when the record goes").doesNotContain(image);
        imageState = ImageState.DELETED;
    }

    @Override
    public Nic ensure(Wanted wanted) {
        return leases.computeIfAbsent(
                wanted.nic(), nic -> new Nic(nic, SubnetId.next(), "10.0.0.5", "02:00:00:00:00:05"));
    }

    @Override
    public void release(NicId nic) {
        assertThat(vms).as("VMs when their address goes").isEmpty();
        leases.remove(nic);
    }

    private VmState turn(InstanceId instance, VmState next) {
        answering();
        if (failingTurn != null) {
            throw failingTurn;
        }
        vms.put(instance, next);
        return next;
    }

    private void storing() {
        if (volumesSilent) {
            throw new CloudException(ErrorCode.NO_ENDPOINT, "no volume-provider on host-1");
        }
    }

    private void answering() {
        if (hostSilent) {
            throw new CloudException(ErrorCode.NO_ENDPOINT, "host-1 does not answer");
        }
    }

    private static String path(VolumeId volume) {
        return "/volumes/" + Objects.requireNonNull(volume) + ".qcow2";
    }
}
