package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A cluster to be made.
@XmlRootElement(name = "new_cluster")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewCluster {
    @Expect(required = true, id = "zon")
    @XmlElement(name = "zone_id")
    public String zoneId;

    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    /// 4 when absent.
    @Expect(min = 1, max = 64)
    @XmlElement(name = "cpu_overcommit")
    public @Nullable Double cpuOvercommit;

    /// 1 when absent.
    @Expect(min = 1, max = 4)
    @XmlElement(name = "memory_overcommit")
    public @Nullable Double memoryOvercommit;

    /// 2 when absent.
    @Expect(min = 1, max = 64)
    @XmlElement(name = "storage_overcommit")
    public @Nullable Double storageOvercommit;
}
