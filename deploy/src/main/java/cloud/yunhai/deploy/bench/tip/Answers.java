package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.registry.TServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The procedure that is called: the registry's, which every process of the platform calls every second. The answer
/// is a list of three structs, some 200 bytes; it is made anew for each call, as a service would.
final class Answers implements Registry.Iface {
    static final int ENTRIES = 3;

    private static final int GATHER_SECONDS = 100;

    private volatile CountDownLatch gathering = new CountDownLatch(0);

    @Override
    public void renew(List<TServiceEntry> entries, int ttlMillis) {
        throw new UnsupportedOperationException("only entries is measured");
    }

    @Override
    public TServiceView entries(long sinceVersion) {
        waitForOthers();
        List<TServiceEntry> entries = new ArrayList<>(ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(new TServiceEntry(
                    "vm-controller",
                    "compute-" + i + ".zone-1",
                    "10.20.30.40:7041",
                    "0.1.0-SNAPSHOT",
                    1_795_000_000_000_000L + i,
                    4711));
        }
        return new TServiceView(sinceVersion + 1, true, entries);
    }

    /// Keeps the next calls waiting until so many are under way at once, each on a connection of its own.
    void gather(int calls) {
        gathering = new CountDownLatch(calls);
    }

    private void waitForOthers() {
        CountDownLatch all = gathering;
        if (all.getCount() == 0) {
            return;
        }
        all.countDown();
        try {
            if (!all.await(GATHER_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("calls missing: " + all.getCount());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
