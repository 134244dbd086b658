package cloud.yunhai.common.tip.tls;

import cloud.yunhai.common.tip.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process's certificate directory, watched: a changed certificate serves all new connections without a restart.
///
/// A change is taken up only as a whole: while the files do not belong together (one is written after the other), or
/// name another module, the last good ones stay in use.
public final class TlsFiles {
    private static final Logger log = LoggerFactory.getLogger(TlsFiles.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Path directory;
    private final Ticker ticker;
    private String fingerprint;
    private volatile long lookedAtNanos;
    private volatile TlsContext current;

    /// Reads the files, and refuses what cannot be used.
    public TlsFiles(Path directory, Ticker ticker) {
        this.directory = directory;
        this.ticker = ticker;
        try {
            fingerprint = PemFiles.fingerprint(directory);
            current = TlsContext.of(PemFiles.read(directory), 1);
            lookedAtNanos = ticker.nanos();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "certificates: " + directory + " (expected: key.pem, cert.pem and ca.pem that belong together): "
                            + unusable,
                    unusable);
        }
    }

    /// The context for the next connection.
    public TlsContext current() {
        if (lookAgain()) {
            refresh();
        }
        return current;
    }

    private boolean lookAgain() {
        return ticker.nanos() - lookedAtNanos >= LOOK_AGAIN.toNanos();
    }

    private synchronized void refresh() {
        if (!lookAgain()) {
            return;
        }
        lookedAtNanos = ticker.nanos();
        try {
            String seen = PemFiles.fingerprint(directory);
            if (seen.equals(fingerprint)) {
                return;
            }
            TlsContext changed = TlsContext.of(PemFiles.read(directory), current.generation() + 1);
            if (!changed.own().module().equals(current.own().module())) {
                throw new GeneralSecurityException("certificate of " + changed.own() + ", not of ours");
            }
            fingerprint = seen;
            current = changed;
            log.atInfo().addKeyValue("certificate", changed.own()).log("tip.certificate.changed");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            log.atWarn().addKeyValue("directory", directory).setCause(unusable).log("tip.certificate.unusable");
        }
    }
}
