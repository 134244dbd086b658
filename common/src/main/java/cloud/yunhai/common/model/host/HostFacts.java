package cloud.yunhai.common.model.host;

import org.jspecify.annotations.Nullable;

/// What a host is made of.
///
/// @param cpus threads
/// @param storageGib size of the file system that keeps volumes
/// @param virtualization `kvm` or `qemu`
public record HostFacts(
        int cpus,
        long memoryMib,
        long storageGib,
        String cpuModel,
        String kernel,
        String operatingSystem,
        String virtualization,
        @Nullable String hypervisorVersion) {}
