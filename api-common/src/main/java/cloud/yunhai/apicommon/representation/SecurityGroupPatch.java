package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a security group; the rules are replaced as a whole.
@XmlRootElement(name = "security_group_patch")
public class SecurityGroupPatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    @Expect(maxItems = 64, clearable = true)
    @XmlElementWrapper(name = "rules")
    @XmlElement(name = "rule")
    public @Nullable List<NewSecurityRule> rules;
}
