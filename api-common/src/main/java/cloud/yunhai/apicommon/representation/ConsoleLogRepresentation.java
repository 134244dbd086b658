package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/// Console output from an offset on.
@XmlRootElement(name = "console_log")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ConsoleLogRepresentation {
    /// What XML cannot carry is replaced by U+FFFD; ask for text/plain to have the bytes.
    public String text;

    public Long offset;

    /// Continue here.
    @XmlElement(name = "next_offset")
    public Long nextOffset;
}
