package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/// An SSH key to be kept.
@XmlRootElement(name = "new_ssh_key")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewSshKey {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    /// One line, as in an authorized_keys file.
    @Expect(
            required = true,
            maxLength = 4096,
            example = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f alice")
    @XmlElement(name = "public_key")
    public String publicKey;
}
