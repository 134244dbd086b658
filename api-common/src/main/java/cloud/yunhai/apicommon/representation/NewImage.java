package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An image to be imported.
@XmlRootElement(name = "new_image")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewImage {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    /// TEMPLATE when absent.
    public @Nullable ImageKind kind;

    /// An http: or https: URL; for operators also a file: URL on a storage host.
    @Expect(required = true, maxLength = 2048)
    public String source;

    @Expect(minLength = 64, maxLength = 64, pattern = "[0-9a-f]{64}", words = "64 lower-case hex digits")
    public @Nullable String sha256;

    /// PRIVATE when absent; only operators make images PUBLIC.
    public @Nullable Visibility visibility;

    /// OVERLAY when absent.
    @XmlElement(name = "default_provisioning")
    public @Nullable Provisioning defaultProvisioning;

    @Expect(min = 0, max = 4194304)
    @XmlElement(name = "min_memory_mib")
    public @Nullable Long minMemoryMib;

    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    @XmlElement(name = "operating_system")
    public @Nullable String operatingSystem;

    @Expect(maxItems = 64, maxLength = 255)
    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public @Nullable Map<String, String> labels;
}
