package cloud.yunhai.vmcontroller.testing;

import cloud.yunhai.vmcontroller.app.Generations;

/// A number that lasts as long as the test.
public final class InMemoryGenerations implements Generations.Store {
    private long number;

    @Override
    public synchronized long read() {
        return number;
    }

    @Override
    public synchronized void write(long reserved) {
        number = reserved;
    }
}
