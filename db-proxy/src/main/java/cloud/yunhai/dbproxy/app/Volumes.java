package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Quota;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.dbproxy.app.store.Capacity.StorageClaim;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.InstanceEdit;
import cloud.yunhai.dbproxy.core.VolumeEdit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Volumes: recorded with the storage they claim.
public final class Volumes {
    private final Transactions transactions;

    /// On these transactions.
    public Volumes(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Recorded CREATING, with its storage claimed on the first of these hosts that still fits. The quota of a
    /// root volume was claimed with its instance; a data volume claims its own.
    public Volume claim(NewVolume request, List<HostId> hostIds) {
        Checks.atLeast("sizeGib", request.sizeGib(), 1);
        return transactions.write(work -> {
            Volume known = work.volumes().find(request.id().text()).orElse(null);
            if (known != null && known.state() != VolumeState.DELETED) {
                return repeated(known, request);
            }
            Instance instance = instance(work, request);
            HostId host = hostIds.stream()
                    .filter(id -> work.capacity().tryClaim(new StorageClaim(request.id(), id, request.sizeGib())))
                    .findFirst()
                    .orElseThrow(() -> noStorage(request, hostIds));
            Volume volume = known == null
                    ? work.volumes().insert(volume(work, request, host, 1))
                    : work.volumes().update(volume(work, request, host, known.version()));
            if (request.kind() == VolumeKind.DATA) {
                QuotaKeeper.claim(
                        work, request.tenantId(), request.id().text(), new Quota(0, 0, 0, request.sizeGib(), 0));
            }
            record(work, "create-volume", null, volume);
            if (instance != null && request.kind() == VolumeKind.ROOT) {
                Instance after = work.instances()
                        .update(InstanceEdit.of(instance)
                                .rootVolumeId(volume.id())
                                .updatedAt(work.now())
                                .build());
                Instances.record(work, work.self(), "attach-root-volume", instance, after);
            }
            return volume;
        });
    }

    private static Volume repeated(Volume known, NewVolume request) {
        boolean same = known.tenantId().equals(request.tenantId())
                && known.kind() == request.kind()
                && known.sizeGib() == request.sizeGib()
                && Objects.equals(known.instanceId(), request.instanceId())
                && Objects.equals(known.imageId(), request.imageId())
                && known.provisioning() == request.provisioning();
        if (!same) {
            throw Checks.repeatedDifferently("volume", request.id().text());
        }
        return known;
    }

    private static @Nullable Instance instance(Work work, NewVolume request) {
        if (request.instanceId() == null) {
            return null;
        }
        Instance instance = Checks.locked(work.instances(), request.instanceId().text());
        if (instance.state() == InstanceState.DELETED) {
            throw CloudException.notFound("instance", request.instanceId().text());
        }
        return instance;
    }

    private static Volume volume(Work work, NewVolume request, HostId host, long version) {
        return new Volume(
                request.id(),
                request.tenantId(),
                request.name(),
                request.kind(),
                VolumeState.CREATING,
                request.sizeGib(),
                host,
                request.instanceId(),
                request.imageId(),
                request.provisioning(),
                work.now(),
                version);
    }

    private static CloudException noStorage(NewVolume request, List<HostId> hostIds) {
        return CloudException.of(
                        ErrorCode.NO_STORAGE,
                        "no storage host has " + request.sizeGib() + " GiB left for volume " + request.name())
                .detail("considered", Integer.toString(hostIds.size()))
                .build();
    }

    /// What a saga made of it. CREATING, AVAILABLE and FAILED may name an instance or none; IN_USE must.
    public Volume recordState(VolumeId volumeId, VolumeState state, @Nullable InstanceId instanceId) {
        if (state == VolumeState.DELETED) {
            throw CloudException.invalid("volumeState", state, "a state other than DELETED, which remove records");
        }
        return transactions.write(work -> {
            Volume before = Checks.locked(work.volumes(), volumeId.text());
            if (before.state() == VolumeState.DELETED) {
                throw CloudException.notFound("volume", volumeId.text());
            }
            if (before.state() != state && !VolumeState.TABLE.connects(before.state(), state)) {
                throw new CloudException(
                        ErrorCode.WRONG_STATE,
                        "volume " + volumeId + " is " + before.state() + " and cannot become " + state);
            }
            InstanceId holder =
                    instanceId == null && before.kind() == VolumeKind.ROOT ? before.instanceId() : instanceId;
            if (state == VolumeState.IN_USE && holder == null) {
                throw CloudException.invalid("instanceId", null, "the instance that uses the volume");
            }
            Volume changed =
                    VolumeEdit.of(before).state(state).instanceId(holder).build();
            if (changed.equals(before)) {
                return before;
            }
            Volume after = work.volumes().update(changed);
            record(work, "change-volume-state", before, after);
            return after;
        });
    }

    /// Returns the storage and marks it DELETED.
    public void remove(VolumeId volumeId) {
        transactions.write(work -> {
            Volume before = work.volumes().lock(volumeId.text()).orElse(null);
            if (before == null || before.state() == VolumeState.DELETED) {
                return false;
            }
            work.capacity().storage(volumeId).ifPresent(claim -> work.capacity().giveBack(claim));
            QuotaKeeper.giveBack(work, volumeId.text());
            Volume after = work.volumes()
                    .update(VolumeEdit.of(before)
                            .state(VolumeState.DELETED)
                            .hostId(null)
                            .build());
            record(work, "remove-volume", before, after);
            detach(work, before);
            return true;
        });
    }

    private static void detach(Work work, Volume volume) {
        InstanceId holder = volume.instanceId();
        if (volume.kind() != VolumeKind.ROOT || holder == null) {
            return;
        }
        work.instances()
                .lock(holder.text())
                .filter(instance -> volume.id().equals(instance.rootVolumeId()))
                .ifPresent(instance -> {
                    Instance after = work.instances()
                            .update(InstanceEdit.of(instance)
                                    .rootVolumeId(null)
                                    .updatedAt(work.now())
                                    .build());
                    Instances.record(work, work.self(), "detach-root-volume", instance, after);
                });
    }

    /// One volume.
    ///
    /// @param tenantId null: of any tenant
    public Volume get(@Nullable String tenantId, VolumeId volumeId) {
        return transactions
                .read(work -> work.volumes().find(volumeId.text()))
                .filter(volume ->
                        tenantId == null || tenantId.equals(volume.tenantId().text()))
                .orElseThrow(() -> CloudException.notFound("volume", volumeId.text()));
    }

    /// A page of volumes.
    public Page<Volume> list(PageRequest request) {
        return transactions.read(work -> work.volumes().list(request));
    }

    private static void record(Work work, String action, @Nullable Volume before, Volume after) {
        work.events().record(work.self(), action, after.id(), after.tenantId(), before, after);
    }
}
