package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.image.Provisioning;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance to be made. Without a password and without an SSH key nobody can log in to it.
@XmlRootElement(name = "new_instance")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewInstance {
    @Expect(
            required = true,
            maxLength = 63,
            pattern = Expect.HOST_NAME,
            words = Expect.HOST_NAME_WORDS,
            example = "web-1")
    public String name;

    @Expect(required = true, id = "img")
    @XmlElement(name = "image_id")
    public String imageId;

    @Expect(required = true, id = "flv")
    @XmlElement(name = "flavor_id")
    public String flavorId;

    /// The image's default when absent.
    public @Nullable Provisioning provisioning;

    @Expect(id = "cls")
    @XmlElement(name = "cluster_id")
    public @Nullable String clusterId;

    @Expect(id = "net")
    @XmlElement(name = "subnet_id")
    public @Nullable String subnetId;

    @Expect(maxLength = 15, example = "10.60.0.10")
    public @Nullable String address;

    @Expect(id = "key")
    @XmlElement(name = "ssh_key_id")
    public @Nullable String sshKeyId;

    @Expect(secret = true, minLength = 8, maxLength = 128)
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char @Nullable [] password;

    /// The tenant's default group when absent.
    @Expect(maxItems = 16, id = "sg")
    @XmlElementWrapper(name = "security_group_ids")
    @XmlElement(name = "id")
    public @Nullable List<String> securityGroupIds;

    @Expect(maxItems = 64, maxLength = 255)
    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public @Nullable Map<String, String> labels;
}
