package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;

/// A new password for the own account. All its tokens end.
@XmlRootElement(name = "password_change")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class PasswordChange {
    @Expect(required = true, secret = true, maxLength = 128)
    @XmlElement(name = "current_password")
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char[] currentPassword;

    @Expect(required = true, secret = true, minLength = 8, maxLength = 128)
    @XmlElement(name = "new_password")
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char[] newPassword;
}
