package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A zone to be made.
@XmlRootElement(name = "new_zone")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewZone {
    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "east")
    public String name;

    @Expect(minLength = 0, maxLength = 255, example = "The halls at the river")
    public @Nullable String description;
}
