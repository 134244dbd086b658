package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import org.jspecify.annotations.Nullable;

/// A change of an account. A new password, or disabling it, ends all its tokens.
@XmlRootElement(name = "account_patch")
public class AccountPatch {
    public @Nullable Boolean enabled;

    @Expect(secret = true, minLength = 8, maxLength = 128)
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char @Nullable [] password;
}
