package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/// A rule of a security group. With neither a network nor a group it is for everybody.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewSecurityRule {
    @Expect(required = true)
    public Direction direction;

    @Expect(required = true, example = "TCP")
    public Protocol protocol;

    /// Absent: every port.
    @Expect(min = 1, max = 65535, example = "80")
    @XmlElement(name = "port_first")
    public @Nullable Integer portFirst;

    /// The first when absent.
    @Expect(min = 1, max = 65535, example = "443")
    @XmlElement(name = "port_last")
    public @Nullable Integer portLast;

    @Expect(maxLength = 18, example = "10.0.0.0/8")
    public @Nullable String cidr;

    @Expect(id = "sg", insteadOf = "cidr")
    @XmlElement(name = "remote_group_id")
    public @Nullable String remoteGroupId;
}
