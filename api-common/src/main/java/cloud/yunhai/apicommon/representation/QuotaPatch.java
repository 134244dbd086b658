package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/// A change of a quota.
public class QuotaPatch {
    @Expect(min = 0, max = Expect.QUOTA_MAX, example = "20")
    public @Nullable Long instances;

    @Expect(min = 0, max = Expect.QUOTA_MAX, example = "40")
    public @Nullable Long vcpus;

    @Expect(min = 0, max = Expect.QUOTA_MAX, example = "65536")
    @XmlElement(name = "memory_mib")
    public @Nullable Long memoryMib;

    @Expect(min = 0, max = Expect.QUOTA_MAX, example = "1000")
    @XmlElement(name = "storage_gib")
    public @Nullable Long storageGib;

    @Expect(min = 0, max = Expect.QUOTA_MAX, example = "20")
    public @Nullable Long addresses;
}
