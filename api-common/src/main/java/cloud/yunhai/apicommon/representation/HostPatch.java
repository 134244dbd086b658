package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.host.HostState;
import jakarta.xml.bind.annotation.XmlRootElement;

/// A change of a host: into maintenance, back, or out of service.
@XmlRootElement(name = "host_patch")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class HostPatch {
    @Expect(
            required = true,
            oneOf = {"UP", "DRAINING", "RETIRED"})
    public HostState state;
}
