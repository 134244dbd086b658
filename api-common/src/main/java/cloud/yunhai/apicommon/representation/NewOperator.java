package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;

/// An operator to be made.
@XmlRootElement(name = "new_operator")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewOperator {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "admin")
    public String name;

    @Expect(required = true, secret = true, minLength = 8, maxLength = 128)
    @XmlJavaTypeAdapter(SecretAdapter.class)
    public char[] password;
}
