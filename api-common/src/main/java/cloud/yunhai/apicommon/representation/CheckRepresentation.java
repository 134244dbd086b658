package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether what is claimed is what is used, everywhere.
@XmlRootElement(name = "check")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class CheckRepresentation {
    public Boolean clean;

    @XmlElement(name = "checked_at")
    public Instant checkedAt;

    @XmlElementWrapper(name = "imbalances")
    @XmlElement(name = "imbalance")
    public List<ImbalanceRepresentation> imbalances = new ArrayList<>();
}
