package cloud.yunhai.deploy.bench.tip;

/// What a server process holds.
///
/// @param heapBytes in use after a full collection
/// @param threads platform threads alive
record MemoryFigures(long heapBytes, int threads) {
    static MemoryFigures now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        int threads = java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount();
        return new MemoryFigures(runtime.totalMemory() - runtime.freeMemory(), threads);
    }
}
