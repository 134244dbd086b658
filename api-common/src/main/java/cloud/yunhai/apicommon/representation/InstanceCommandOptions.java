package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// How a command is to be done.
@XmlRootElement(name = "command_options")
public class InstanceCommandOptions {
    /// How long the guest has to power off before it is forced; 60 when absent.
    @Expect(min = 1, max = 300, example = "60")
    @XmlElement(name = "timeout_seconds")
    public @Nullable Integer timeoutSeconds;
}
