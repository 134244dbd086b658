package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.account.Realm;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;

/// A login.
@XmlRootElement(name = "new_token")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewToken {
    @Expect(required = true)
    public Realm realm;

    @Expect(required = true, maxLength = 63, example = "alice")
    public String name;

    @Expect(required = true, secret = true, maxLength = 128)
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char[] password;
}
