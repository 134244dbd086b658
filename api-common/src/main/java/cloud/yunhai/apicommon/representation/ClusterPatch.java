package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A change of a cluster.
@XmlRootElement(name = "cluster_patch")
public class ClusterPatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    @Expect(min = 1, max = 64)
    @XmlElement(name = "cpu_overcommit")
    public @Nullable Double cpuOvercommit;

    @Expect(min = 1, max = 4)
    @XmlElement(name = "memory_overcommit")
    public @Nullable Double memoryOvercommit;

    @Expect(min = 1, max = 64)
    @XmlElement(name = "storage_overcommit")
    public @Nullable Double storageOvercommit;
}
