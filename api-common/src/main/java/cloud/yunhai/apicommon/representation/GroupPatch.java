package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A change of a group.
@XmlRootElement(name = "group_patch")
public class GroupPatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    public @Nullable QuotaPatch quota;
}
