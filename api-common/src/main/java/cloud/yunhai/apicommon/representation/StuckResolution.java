package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlRootElement;

/// What is to become of a stuck operation.
@XmlRootElement(name = "stuck_resolution")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class StuckResolution {
    @Expect(
            required = true,
            oneOf = {"retry", "skip", "adopt"})
    public String resolution;
}
