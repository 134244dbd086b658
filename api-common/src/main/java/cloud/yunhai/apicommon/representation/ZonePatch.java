package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A change of a zone.
@XmlRootElement(name = "zone_patch")
public class ZonePatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    @Expect(minLength = 0, maxLength = 255, clearable = true, example = "The halls at the river")
    public @Nullable String description;
}
