package cloud.yunhai.apiserver.adapter.crypto;

import cloud.yunhai.apiserver.app.port.PasswordHashes;
import cloud.yunhai.apiserver.core.Digests;
import cloud.yunhai.apiserver.core.GuestPassword;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/// Account passwords: bcrypt over their SHA-256, since bcrypt alone ignores what is behind 72 bytes.
///
/// Unknown names take as long as known ones. Only so many hashes are computed at once as the machine has processors, on
/// threads of their own: on virtual ones they would hold the carriers, and a flood of logins would stop all other
/// requests. So many may wait; more are refused.
public final class BcryptPasswords implements PasswordHashes, AutoCloseable {
    private static final int WAITING_MAX = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int strength;
    private final ThreadPoolExecutor computing;
    private final String nobody;

    /// @param strength 2 to this power rounds
    public BcryptPasswords(int strength) {
        this.strength = strength;
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors());
        computing = new ThreadPoolExecutor(
                processors,
                processors,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(WAITING_MAX),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        computing.allowCoreThreadTimeOut(true);
        this.nobody = hash(UUID.randomUUID().toString().toCharArray());
    }

    @Override
    public String hash(char[] password) {
        return compute(password, digest -> BCrypt.hashpw(digest, BCrypt.gensalt(strength)));
    }

    @Override
    public boolean matches(char[] password, @Nullable String hash) {
        boolean same = compute(password, digest -> BCrypt.checkpw(digest, hash == null ? nobody : hash));
        return same && hash != null;
    }

    private <T> T compute(char[] password, Function<byte[], T> work) {
        byte[] digest = digest(password);
        try {
            return computing.submit(() -> work.apply(digest)).get();
        } catch (RejectedExecutionException flood) {
            throw new CloudException(ErrorCode.QUEUE_FULL, "too many logins at once; try again later", flood);
        } catch (ExecutionException e) {
            throw new IllegalStateException("bcrypt", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.CLOSED, "the process is stopping", e);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

    @Override
    public void close() {
        computing.shutdown();
    }

    /// In base 64, since bcrypt ends at a zero byte.
    private static byte[] digest(char[] password) {
        byte[] bytes = GuestPassword.utf8(password);
        Arrays.fill(password, '\0');
        byte[] digest = Digests.sha256(bytes);
        Arrays.fill(bytes, (byte) 0);
        return Base64.getEncoder().withoutPadding().encode(digest);
    }
}
