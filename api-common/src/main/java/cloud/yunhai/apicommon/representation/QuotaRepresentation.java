package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;

/// Amounts of what a group may hold, or holds.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class QuotaRepresentation {
    @Expect(required = true, min = 0, max = Expect.QUOTA_MAX, example = "20")
    public Long instances;

    @Expect(required = true, min = 0, max = Expect.QUOTA_MAX, example = "40")
    public Long vcpus;

    @Expect(required = true, min = 0, max = Expect.QUOTA_MAX, example = "65536")
    @XmlElement(name = "memory_mib")
    public Long memoryMib;

    @Expect(required = true, min = 0, max = Expect.QUOTA_MAX, example = "1000")
    @XmlElement(name = "storage_gib")
    public Long storageGib;

    @Expect(required = true, min = 0, max = Expect.QUOTA_MAX, example = "20")
    public Long addresses;
}
