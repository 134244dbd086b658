package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.HostJoinTokenRepresentation;
import cloud.yunhai.apicommon.representation.HostList;
import cloud.yunhai.apicommon.representation.HostPatch;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.NewHostJoinToken;
import cloud.yunhai.common.model.host.HostState;

/// Hosts, for operators.
public final class Hosts extends ReadableResources<HostRepresentation, HostList> {
    Hosts(Transport transport) {
        super(
                transport,
                new Kind<>(UriTemplates.HOSTS, UriTemplates.HOST, HostRepresentation.class, HostList.class, false));
    }

    /// Takes it into maintenance: nothing new is placed on it.
    public HostRepresentation drain(String id) {
        return become(id, HostState.DRAINING);
    }

    /// Takes it back into service.
    public HostRepresentation up(String id) {
        return become(id, HostState.UP);
    }

    /// Takes it out of service for good.
    public HostRepresentation retire(String id) {
        return become(id, HostState.RETIRED);
    }

    private HostRepresentation become(String id, HostState state) {
        HostPatch patch = new HostPatch();
        patch.state = state;
        return change(id, patch, null);
    }

    /// Removes one that holds nothing.
    public void delete(String id) {
        transport.exchange(Call.delete(path(id)));
    }

    /// Makes a token with which hosts join a cluster. It is shown this once.
    public HostJoinTokenRepresentation createJoinToken(NewHostJoinToken wanted) {
        return transport.send(Call.post(UriTemplates.HOST_JOIN_TOKENS, wanted), HostJoinTokenRepresentation.class);
    }
}
