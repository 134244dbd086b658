package cloud.yunhai.apiserver.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The ids (and the salt) of what one request makes.
///
/// Goal: a request repeated under its idempotency key makes the same ids even when the first answer was never stored,
/// so that whoever keeps them recognises the repeat. How it works: the ids are UUIDs of version 7 whose time is the
/// moment at which the key was first taken and whose other bits come from the account and the key; without a key they
/// are random.
public final class RequestIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SALT_BYTES = 12;

    private final long millis;
    private final byte[] seed;

    private RequestIds(Instant at, byte[] seed) {
        this.millis = at.toEpochMilli();
        this.seed = seed;
    }

    /// For a request without a key.
    public static RequestIds random(Instant now, RandomGenerator random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return new RequestIds(now, seed);
    }

    /// For a request with a key.
    public static RequestIds ofKey(Instant firstTaken, String accountId, String key) {
        return new RequestIds(
                firstTaken, Digests.sha256(accountId.getBytes(UTF_8), new byte[] {0}, key.getBytes(UTF_8)));
    }

    /// The id for one purpose, always the same.
    public UUID id(String purpose) {
        ByteBuffer bits = ByteBuffer.wrap(Digests.sha256(seed, purpose.getBytes(UTF_8)));
        long high = millis << 16 | VERSION_7 | bits.getLong() & 0x0FFFL;
        long low = VARIANT | bits.getLong() >>> 2;
        return new UUID(high, low);
    }

    /// A salt for a password hash: 16 characters of `./0-9A-Za-z`.
    public String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        System.arraycopy(Digests.sha256(seed, "salt".getBytes(UTF_8)), 0, bytes, 0, SALT_BYTES);
        return Base64.getEncoder().encodeToString(bytes).replace('+', '.');
    }
}
