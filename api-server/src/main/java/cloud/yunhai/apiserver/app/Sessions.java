package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.app.port.AccountStore;
import cloud.yunhai.apiserver.app.port.AccountStore.Credential;
import cloud.yunhai.apiserver.app.port.PasswordHashes;
import cloud.yunhai.apiserver.app.port.Session;
import cloud.yunhai.apiserver.core.Digests;
import cloud.yunhai.apiserver.core.LoginThrottle;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.TokenId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Logins and bearer tokens.
///
/// A token is believed for a few seconds before db-proxy is asked again, so that a burst of requests costs one look-up;
/// a token revoked by another process is therefore good for as long at most, one revoked here not at all.
public final class Sessions {
    /// What a revoked token may still live.
    static final Duration BELIEVED = Duration.ofSeconds(3);

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int CACHED_MAX = 10_000;
    private static final int TOKEN_BYTES = 32;
    private static final String TOKEN_PREFIX = "yht_";

    private final AccountStore accounts;
    private final PasswordHashes hashes;
    private final LoginThrottle throttle;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > CACHED_MAX;
        }
    };

    private record Known(Session session, Instant readAt) {}

    /// A new token, in the clear this once.
    public record Login(String id, String token, Session session) {
        @Override
        public String toString() {
            return "Login[" + id + "]";
        }
    }

    public Sessions(AccountStore accounts, PasswordHashes hashes, LoginThrottle throttle, InstantSource clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// Logs in. The password is wiped.
    ///
    /// @param address where the request came from; null: from this machine, where the portals log many people in
    public Login login(Realm realm, String name, char[] password, @Nullable String address) {
        String nameKey = realm + " " + name.toLowerCase(Locale.ROOT);
        List<String> keys = address == null ? List.of(nameKey) : List.of(nameKey, "from " + address);
        keys.forEach(this::checkThrottle);
        Optional<Credential> credential = accounts.credential(realm, name);
        boolean same = hashes.matches(
                password, credential.map(Credential::passwordHash).orElse(null));
        if (!same || !credential.orElseThrow().account().enabled()) {
            keys.forEach(key -> throttle.failed(key, clock.instant()));
            throw new CloudException(ErrorCode.BAD_CREDENTIALS, "the name or the password is wrong");
        }
        throttle.succeeded(nameKey);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = TokenId.next().text();
        Session session = accounts.createToken(
                id,
                credential.orElseThrow().account().id().text(),
                Digests.hex(token),
                clock.instant().plus(LIFETIME));
        return new Login(id, token, session);
    }

    /// Whether this is the account's password; counts as a login. The password is wiped.
    public boolean isPassword(Realm realm, String name, char[] password) {
        String key = realm + " " + name.toLowerCase(Locale.ROOT);
        checkThrottle(key);
        boolean same = hashes.matches(
                password,
                accounts.credential(realm, name).map(Credential::passwordHash).orElse(null));
        if (same) {
            throttle.succeeded(key);
        } else {
            throttle.failed(key, clock.instant());
        }
        return same;
    }

    private void checkThrottle(String key) {
        throttle.waits(key, clock.instant()).ifPresent(wait -> {
            throw CloudException.of(ErrorCode.RATE_LIMITED, "too many failed logins; try again later")
                    .detail("retryAfterSeconds", Long.toString(wait.toSeconds() + 1))
                    .build();
        });
    }

    /// Who the token stands for.
    public Session authenticate(String token) {
        String hash = Digests.hex(token);
        Instant now = clock.instant();
        Session session = cached(hash, now);
        if (session == null) {
            session = accounts.findToken(hash)
                    .orElseThrow(() -> new CloudException(ErrorCode.UNAUTHENTICATED, "the token is not known"));
            remember(hash, new Known(session, now));
        }
        if (!session.expiresAt().isAfter(now)) {
            throw new CloudException(ErrorCode.TOKEN_EXPIRED, "the token has ended; log in again");
        }
        if (!session.account().enabled()) {
            throw new CloudException(ErrorCode.UNAUTHENTICATED, "the account is disabled");
        }
        return session;
    }

    /// Ends a token.
    public void revoke(UserRequest request, String token) {
        String hash = Digests.hex(token);
        forget(hash);
        accounts.revokeToken(request.actor(), hash);
        forget(hash); // a request under way may have put it back
    }

    /// Forgets all that is believed of an account: its tokens ended.
    public void forgetAccount(String accountId) {
        synchronized (cache) {
            cache.values()
                    .removeIf(known -> known.session().account().id().text().equals(accountId));
        }
    }

    private @Nullable Session cached(String hash, Instant now) {
        synchronized (cache) {
            Known known = cache.get(hash);
            return known == null || known.readAt().plus(BELIEVED).isBefore(now) ? null : known.session();
        }
    }

    private void remember(String hash, Known known) {
        synchronized (cache) {
            cache.put(hash, known);
        }
    }

    private void forget(String hash) {
        synchronized (cache) {
            cache.remove(hash);
        }
    }
}
