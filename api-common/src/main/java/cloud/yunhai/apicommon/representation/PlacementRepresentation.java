package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a host was chosen, and why others were not.
@XmlRootElement(name = "placement")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class PlacementRepresentation {
    @XmlElement(name = "instance_id")
    public String instanceId;

    /// For operators.
    @XmlElement(name = "chosen_host_id")
    public @Nullable String chosenHostId;

    public Integer considered;

    /// Filter to the number of hosts that it removed.
    @XmlJavaTypeAdapter(MapEntries.OfIntegers.class)
    public Map<String, Integer> rejections = new LinkedHashMap<>();

    /// For operators.
    @XmlElementWrapper(name = "best")
    @XmlElement(name = "score")
    public List<PlacementScoreRepresentation> best = new ArrayList<>();

    /// What would make it fit.
    public @Nullable String hint;

    @XmlElement(name = "decided_at")
    public Instant decidedAt;
}
