package cloud.yunhai.vmcontroller.testing;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.app.VmRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Records that last as long as the test.
public final class InMemoryRecords implements VmRecords {
    private final Map<InstanceId, VmRecord> records = new ConcurrentHashMap<>();

    @Override
    public VmRecord get(InstanceId id) {
        return records.getOrDefault(id, VmRecord.NONE);
    }

    @Override
    public void put(InstanceId id, VmRecord record) {
        records.put(id, record);
    }

    @Override
    public List<InstanceId> ids() {
        return List.copyOf(records.keySet());
    }

    @Override
    public void forget(InstanceId id) {
        records.remove(id);
    }
}
