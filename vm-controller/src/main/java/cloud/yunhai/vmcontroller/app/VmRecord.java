package cloud.yunhai.vmcontroller.app;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a host remembers of a VM beside the hypervisor.
///
/// @param fence the newest fencing token seen; 0: none
/// @param rebootId the last reboot done
/// @param filters the VM's filters, name to digest; "" where the outcome is not known
/// @param removedAt when the VM was removed; the fence outlives it, so that a late call cannot make it again
public record VmRecord(
        long fence,
        @Nullable String rebootId,
        Map<String, String> filters,
        @Nullable Instant removedAt) {
    /// Nothing remembered.
    public static final VmRecord NONE = new VmRecord(0, null, Map.of(), null);

    public VmRecord {
        filters = Map.copyOf(filters);
    }

    VmRecord withFence(long token) {
        return new VmRecord(token, rebootId, filters, removedAt);
    }

    VmRecord withReboot(String id) {
        return new VmRecord(fence, id, filters, removedAt);
    }

    VmRecord withFilter(String name, String digest) {
        Map<String, String> more = new LinkedHashMap<>(filters);
        more.put(name, digest);
        return new VmRecord(fence, rebootId, more, null);
    }

    VmRecord withoutFilters() {
        return new VmRecord(fence, rebootId, Map.of(), removedAt);
    }

    VmRecord removed(Instant now) {
        return new VmRecord(fence, null, Map.of(), now);
    }
}
