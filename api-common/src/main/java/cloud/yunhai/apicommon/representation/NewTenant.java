package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/// An enterprise's tenant to be made; a user's own comes with the user.
@XmlRootElement(name = "new_tenant")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewTenant {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    @Expect(required = true, id = "grp")
    @XmlElement(name = "group_id")
    public String groupId;
}
