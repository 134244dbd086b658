package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/// Lets traffic pass.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class SecurityRuleRepresentation {
    public String id;

    public Direction direction;

    public Protocol protocol;

    @XmlElement(name = "port_first")
    public @Nullable Integer portFirst;

    @XmlElement(name = "port_last")
    public @Nullable Integer portLast;

    public @Nullable String cidr;

    @XmlElement(name = "remote_group_id")
    public @Nullable String remoteGroupId;
}
