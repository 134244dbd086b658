package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A security group to be made.
@XmlRootElement(name = "new_security_group")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewSecurityGroup {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    @Expect(maxItems = 64)
    @XmlElementWrapper(name = "rules")
    @XmlElement(name = "rule")
    public @Nullable List<NewSecurityRule> rules;
}
