package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of an instance.
@XmlRootElement(name = "instance_patch")
public class InstancePatch {
    @Expect(maxLength = 63, pattern = Expect.HOST_NAME, words = Expect.HOST_NAME_WORDS)
    public @Nullable String name;

    @Expect(maxItems = 64, maxLength = 255)
    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public @Nullable Map<String, @Nullable String> labels;
}
