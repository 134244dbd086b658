package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmcontroller.core.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets a host forget the VMs that are gone, so that what it remembers does not grow for ever.
///
/// The fence of a VM outlives it: the former owner of its saga, held up somewhere, must still be refused. A record
/// is let go of a good while after its VM was removed, or was first missed: a saga that ends before it has defined
/// its VM leaves a fence and removes nothing.
final class Forgetting {
    private final Hypervisor hypervisor;
    private final VmRecords records;
    private final VmTurns turns;
    private final InstantSource clock;

    Forgetting(Hypervisor hypervisor, VmRecords records, VmTurns turns, InstantSource clock) {
        this.hypervisor = hypervisor;
        this.records = records;
        this.turns = turns;
        this.clock = clock;
    }

    /// Forgets what has been gone for so long.
    void sweep(Duration kept) {
        Instant before = clock.instant().minus(kept);
        Set<String> there = hypervisor.list().stream().map(SeenVm::name).collect(Collectors.toUnmodifiableSet());
        for (InstanceId id : records.ids()) {
            if (!there.contains(id.text()) && isDue(records.get(id), before)) {
                // In the VM's turn, where nobody makes it meanwhile.
                turns.turn(id, () -> {
                    settle(id, before);
                    return true;
                });
            }
        }
    }

    private void settle(InstanceId id, Instant before) {
        VmRecord record = records.get(id);
        Observation seen = hypervisor.observe(id);
        if (seen.state() != VmState.ABSENT || !isDue(record, before)) {
            return;
        }
        if (record.removedAt() == null) {
            records.put(id, record.removed(clock.instant()));
        } else {
            records.forget(id);
        }
    }

    /// A record that still names filters is somebody's business: they are removed first.
    private static boolean isDue(VmRecord record, Instant before) {
        Instant removedAt = record.removedAt();
        return record.filters().isEmpty() && (removedAt == null || removedAt.isBefore(before));
    }
}
