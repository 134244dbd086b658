package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import java.time.Instant;

/// What a host is doing.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class HostLoadRepresentation {
    @XmlElement(name = "load_average1")
    public Double loadAverage1;

    /// 0 to 1.
    @XmlElement(name = "cpu_busy")
    public Double cpuBusy;

    @XmlElement(name = "memory_free_mib")
    public Long memoryFreeMib;

    @XmlElement(name = "storage_free_gib")
    public Long storageFreeGib;

    @XmlElement(name = "vms_running")
    public Integer vmsRunning;

    @XmlElement(name = "sampled_at")
    public Instant sampledAt;
}
