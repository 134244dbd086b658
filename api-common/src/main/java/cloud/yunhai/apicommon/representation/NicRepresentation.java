package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;

/// A network interface of an instance.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NicRepresentation {
    public String id;

    @XmlElement(name = "subnet_id")
    public String subnetId;

    public String address;

    public String mac;
}
