package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/// A flavor to be made.
@XmlRootElement(name = "new_flavor")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewFlavor {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "small")
    public String name;

    @Expect(required = true, min = 1, max = 256, example = "1")
    public Integer vcpus;

    @Expect(required = true, min = 32, max = 4194304, example = "512")
    @XmlElement(name = "memory_mib")
    public Long memoryMib;

    @Expect(required = true, min = 1, max = 65536, example = "4")
    @XmlElement(name = "root_gib")
    public Long rootGib;
}
