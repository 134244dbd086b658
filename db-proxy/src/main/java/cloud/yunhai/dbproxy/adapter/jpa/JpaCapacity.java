package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.dbproxy.app.store.Capacity;
import java.time.Instant;
import java.util.Optional;

/// Counters on the host with a row per holder. A claim is one statement that counts only if it fits.
final class JpaCapacity implements Capacity {
    private final Sql sql;
    private final Instant now;

    JpaCapacity(Sql sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    @Override
    public boolean tryClaim(ComputeClaim claim) {
        int fits = sql.update("""
                update host set vcpus_claimed = vcpus_claimed + ?, memory_mib_claimed = memory_mib_claimed + ?,
                    instances = instances + 1
                where id = ? and state = 'UP' and roles like '%"COMPUTE"%'
                    and vcpus_claimed + ? <= vcpus_total and memory_mib_claimed + ? <= memory_mib_total
                """, claim.vcpus(), claim.memoryMib(), claim.hostId(), claim.vcpus(), claim.memoryMib());
        if (fits == 0) {
            return false;
        }
        sql.update(
                "insert into compute_claim (instance_id, host_id, vcpus, memory_mib, created_at) values (?, ?, ?, ?, ?)",
                claim.instanceId(),
                claim.hostId(),
                claim.vcpus(),
                claim.memoryMib(),
                now);
        return true;
    }

    @Override
    public boolean tryClaim(StorageClaim claim) {
        int fits = sql.update("""
                update host set storage_gib_claimed = storage_gib_claimed + ?
                where id = ? and state = 'UP' and roles like '%"STORAGE"%'
                    and storage_gib_claimed + ? <= storage_gib_total
                """, claim.storageGib(), claim.hostId(), claim.storageGib());
        if (fits == 0) {
            return false;
        }
        sql.update(
                "insert into storage_claim (volume_id, host_id, storage_gib, created_at) values (?, ?, ?, ?)",
                claim.volumeId(),
                claim.hostId(),
                claim.storageGib(),
                now);
        return true;
    }

    @Override
    public Optional<ComputeClaim> compute(InstanceId instanceId) {
        return sql.row(
                "select host_id, vcpus, memory_mib from compute_claim where instance_id = ? for update",
                row -> new ComputeClaim(
                        instanceId,
                        HostId.parse(row.getString("host_id")),
                        row.getLong("vcpus"),
                        row.getLong("memory_mib")),
                instanceId);
    }

    @Override
    public Optional<StorageClaim> storage(VolumeId volumeId) {
        return sql.row(
                "select host_id, storage_gib from storage_claim where volume_id = ? for update",
                row -> new StorageClaim(volumeId, HostId.parse(row.getString("host_id")), row.getLong("storage_gib")),
                volumeId);
    }

    @Override
    public void giveBack(ComputeClaim claim) {
        if (sql.update("delete from compute_claim where instance_id = ?", claim.instanceId()) == 1) {
            sql.update("""
                    update host set vcpus_claimed = vcpus_claimed - ?, memory_mib_claimed = memory_mib_claimed - ?,
                        instances = instances - 1
                    where id = ?
                    """, claim.vcpus(), claim.memoryMib(), claim.hostId());
        }
    }

    @Override
    public void giveBack(StorageClaim claim) {
        if (sql.update("delete from storage_claim where volume_id = ?", claim.volumeId()) == 1) {
            sql.update(
                    "update host set storage_gib_claimed = storage_gib_claimed - ? where id = ?",
                    claim.storageGib(),
                    claim.hostId());
        }
    }

    @Override
    public boolean holdsAnything(HostId hostId) {
        return sql.number("""
                        select (select count(*) from compute_claim where host_id = ?)
                             + (select count(*) from storage_claim where host_id = ?)
                        """, hostId, hostId) > 0;
    }
}
