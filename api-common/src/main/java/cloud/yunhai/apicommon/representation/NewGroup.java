package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;

/// A group to be made.
@XmlRootElement(name = "new_group")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewGroup {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public String name;

    @Expect(required = true)
    public QuotaRepresentation quota;
}
