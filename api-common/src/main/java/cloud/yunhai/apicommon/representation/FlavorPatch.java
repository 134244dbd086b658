package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A change of a flavor. Instances keep the size that they have.
@XmlRootElement(name = "flavor_patch")
public class FlavorPatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    @Expect(min = 1, max = 256)
    public @Nullable Integer vcpus;

    @Expect(min = 32, max = 4194304)
    @XmlElement(name = "memory_mib")
    public @Nullable Long memoryMib;

    @Expect(min = 1, max = 65536)
    @XmlElement(name = "root_gib")
    public @Nullable Long rootGib;
}
