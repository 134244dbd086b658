package cloud.yunhai.volumeprovider.adapter.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Ends a stream whose other side has stopped sending: the JDK's client waits for a body for ever.
final class SilenceGuard extends FilterInputStream {
    private final Duration silence;
    private final Thread watch;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean expired;
    private volatile boolean closed;

    SilenceGuard(InputStream in, Duration silence) {
        super(in);
        this.silence = silence;
        this.watch = Thread.ofVirtual().name("silence-guard").start(this::watch);
    }

    @Override
    public int read() throws IOException {
        throw new UnsupportedOperationException("only whole buffers are read");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = super.read(buffer, offset, length);
            lastNanos = System.nanoTime();
            if (expired) {
                throw new InterruptedIOException("nothing was sent for " + silence.toSeconds() + " s");
            }
            return n;
        } catch (IOException ended) {
            if (expired) {
                throw new InterruptedIOException("nothing was sent for " + silence.toSeconds() + " s");
            }
            throw ended;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(watch);
        super.close();
    }

    private void watch() {
        while (!closed) {
            long left = silence.toNanos() - (System.nanoTime() - lastNanos);
            if (left <= 0) {
                expired = true;
                closeQuietly();
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    private void closeQuietly() {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // The reader sees the end in any case.
        }
    }
}
