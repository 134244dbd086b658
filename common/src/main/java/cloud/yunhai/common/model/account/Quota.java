package cloud.yunhai.common.model.account;

/// Amounts of what a group may hold, or holds.
public record Quota(long instances, long vcpus, long memoryMib, long storageGib, long addresses) {
    /// Nothing.
    public static final Quota ZERO = new Quota(0, 0, 0, 0, 0);

    public Quota {
        requireNotNegative("instances", instances);
        requireNotNegative("vcpus", vcpus);
        requireNotNegative("memoryMib", memoryMib);
        requireNotNegative("storageGib", storageGib);
        requireNotNegative("addresses", addresses);
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 0)");
        }
    }
}
