package cloud.yunhai.vmcontroller.app;

/// Numbers what a host sees. Each number is greater than all before, also those of earlier starts of the
/// process.
///
/// A number is taken *before* the state is read: then, of two observations, the one with the greater number is never
/// the older state.
public final class Generations {
    private static final long BLOCK = 10_000;

    private final Store store;
    private long next;
    private long reserved;

    /// Begins after what the store remembers, and never below `floor` (the time, for a store that was lost).
    public Generations(Store store, long floor) {
        this.store = store;
        this.next = Math.max(store.read() + 1, floor);
        this.reserved = next - 1;
    }

    /// Keeps one number over restarts.
    public interface Store {
        /// The greatest number that may have been used; 0 when none was.
        long read();

        /// Numbers up to this may be used from here on.
        void write(long reserved);
    }

    /// The next number.
    public synchronized long next() {
        if (next > reserved) {
            reserved = next + BLOCK;
            store.write(reserved);
        }
        return next++;
    }
}
