package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.LinkedHashMap;
import java.util.Map;

/// How good one host was.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class PlacementScoreRepresentation {
    @XmlElement(name = "host_id")
    public String hostId;

    public Double total;

    @XmlJavaTypeAdapter(MapEntries.OfNumbers.class)
    public Map<String, Double> parts = new LinkedHashMap<>();
}
