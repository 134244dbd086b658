package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import org.jspecify.annotations.Nullable;

/// A user to be made: of the tenant given, else with a tenant of its own in the group given.
@XmlRootElement(name = "new_user")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewUser {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "alice")
    public String name;

    @Expect(required = true, secret = true, minLength = 8, maxLength = 128)
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char[] password;

    @Expect(id = "ten", insteadOf = "group_id")
    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    @Expect(id = "grp")
    @XmlElement(name = "group_id")
    public @Nullable String groupId;
}
