package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.apiserver.app.port.HostStore;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.core.Digests;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.JoinTokenId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/// Hosts, for operators.
public final class HostOperations {
    private static final int VALID_MINUTES = 60;
    private static final int TOKEN_BYTES = 32;

    private final HostStore hosts;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// A join token, in the clear this once.
    public record JoinToken(String id, String clusterId, String token, Instant expiresAt, int uses) {
        @Override
        public String toString() {
            return "JoinToken[" + id + "]";
        }
    }

    public HostOperations(HostStore hosts, InstantSource clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    public Host get(String id) {
        return hosts.get(null, id);
    }

    public Listing<Host> list(ListQuery query) {
        return hosts.list(query);
    }

    public Host change(UserRequest request, String id, HostState state) {
        Host now = get(id);
        request.checkVersion(now.version());
        return now.state() == state
                ? now
                : hosts.update(request.actor(), id, request.ifMatch() == null ? 0 : now.version(), state);
    }

    public void remove(UserRequest request, String id) {
        long version = 0;
        if (request.ifMatch() != null) {
            version = get(id).version();
            request.checkVersion(version);
        }
        hosts.remove(request.actor(), id, version);
    }

    public JoinToken createJoinToken(UserRequest request, NewHostJoinToken wanted) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = "yhj_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = clock.instant()
                .plus(Duration.ofMinutes(wanted.validMinutes == null ? VALID_MINUTES : wanted.validMinutes));
        int uses = wanted.uses == null ? 1 : wanted.uses;
        String id = new JoinTokenId(request.ids().id("join-token")).text();
        return References.inBody(wanted, () -> {
            hosts.createJoinToken(request.actor(), id, wanted.clusterId, Digests.hex(token), expiresAt, uses);
            return new JoinToken(id, wanted.clusterId, token, expiresAt, uses);
        });
    }
}
