package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template or an installation medium.
@XmlRootElement(name = "image")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ImageRepresentation {
    public String id;

    /// Absent: the platform's own.
    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    public String name;

    public ImageKind kind;

    public ImageFormat format;

    public ImageState state;

    public Visibility visibility;

    @XmlElement(name = "default_provisioning")
    public Provisioning defaultProvisioning;

    public @Nullable String source;

    public @Nullable String sha256;

    @XmlElement(name = "size_bytes")
    public Long sizeBytes;

    @XmlElement(name = "virtual_size_bytes")
    public Long virtualSizeBytes;

    @XmlElement(name = "min_memory_mib")
    public Long minMemoryMib;

    @XmlElement(name = "operating_system")
    public @Nullable String operatingSystem;

    /// A storage host that has it; for operators.
    @XmlElement(name = "host_id")
    public @Nullable String hostId;

    @XmlElement(name = "state_reason")
    public @Nullable String stateReason;

    @XmlElement(name = "operation_id")
    public @Nullable String operationId;

    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public Map<String, String> labels = new LinkedHashMap<>();

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
