package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of an image.
@XmlRootElement(name = "image_patch")
public class ImagePatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    public @Nullable Visibility visibility;

    @XmlElement(name = "default_provisioning")
    public @Nullable Provisioning defaultProvisioning;

    @Expect(maxItems = 64, maxLength = 255)
    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public @Nullable Map<String, @Nullable String> labels;
}
