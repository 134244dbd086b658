package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/// What a host is made of.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class HostFactsRepresentation {
    public Integer cpus;

    @XmlElement(name = "memory_mib")
    public Long memoryMib;

    @XmlElement(name = "storage_gib")
    public Long storageGib;

    @XmlElement(name = "cpu_model")
    public String cpuModel;

    public String kernel;

    @XmlElement(name = "operating_system")
    public String operatingSystem;

    /// `kvm` or `qemu`.
    public String virtualization;

    @XmlElement(name = "hypervisor_version")
    public @Nullable String hypervisorVersion;
}
