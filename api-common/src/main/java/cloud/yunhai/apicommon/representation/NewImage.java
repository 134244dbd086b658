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
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "debian-13")
    public String name;

    /// TEMPLATE when absent.
    public @Nullable ImageKind kind;

    /// An http: or https: URL; for operators also a file: URL on a storage host.
    @Expect(required = true, maxLength = 2048, example = "https://images.example/debian-13.qcow2")
    public String source;

    @Expect(
            minLength = 64,
            maxLength = 64,
            pattern = "[0-9a-f]{64}",
            words = "64 lower-case hex digits",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    public @Nullable String sha256;

    /// PRIVATE when absent; only operators make images PUBLIC.
    public @Nullable Visibility visibility;

    /// OVERLAY when absent.
    @XmlElement(name = "default_provisioning")
    public @Nullable Provisioning defaultProvisioning;

    @Expect(min = 0, max = 4194304)
    @XmlElement(name = "min_memory_mib")
    public @Nullable Long minMemoryMib;

    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "debian-13")
    @XmlElement(name = "operating_system")
    public @Nullable String operatingSystem;

    @Expect(maxItems = 64, maxLength = 255)
    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public @Nullable Map<String, String> labels;
}
