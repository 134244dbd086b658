package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A block device.
@XmlRootElement(name = "volume")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class VolumeRepresentation {
    public String id;

    @XmlElement(name = "tenant_id")
    public String tenantId;

    public String name;

    public VolumeKind kind;

    public VolumeState state;

    @XmlElement(name = "size_gib")
    public Long sizeGib;

    /// For operators.
    @XmlElement(name = "host_id")
    public @Nullable String hostId;

    @XmlElement(name = "instance_id")
    public @Nullable String instanceId;

    @XmlElement(name = "image_id")
    public @Nullable String imageId;

    public Provisioning provisioning;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
