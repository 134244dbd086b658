package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One process of the platform on one host; for operators.
@XmlRootElement(name = "service")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ServiceRepresentation {
    @XmlElement(name = "host_name")
    public String hostName;

    public String name;

    @XmlElement(name = "module_name")
    public String moduleName;

    public ServiceState state;

    public @Nullable Long pid;

    @XmlElement(name = "started_at")
    public @Nullable Instant startedAt;

    public Integer restarts;

    @XmlElement(name = "last_exit")
    public @Nullable String lastExit;

    public @Nullable String version;

    public @Nullable String address;

    @XmlElement(name = "resident_bytes")
    public @Nullable Long residentBytes;

    public @Nullable String reason;
}
