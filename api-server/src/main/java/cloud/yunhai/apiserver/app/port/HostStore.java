package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import java.time.Instant;

/// Hosts.
public interface HostStore extends Reader<Host> {
    Host update(Actor actor, String hostId, long version, HostState state);

    void remove(Actor actor, String hostId, long version);

    void createJoinToken(Actor actor, String id, String clusterId, String tokenHash, Instant expiresAt, int uses);
}
