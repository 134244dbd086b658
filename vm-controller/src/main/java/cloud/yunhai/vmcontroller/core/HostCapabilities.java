package cloud.yunhai.vmcontroller.core;

import java.util.regex.Pattern;

/// What the host's hypervisor can do.
///
/// @param kvm whether guests run on the CPU itself; else they are emulated
public record HostCapabilities(boolean kvm) {
    private static final Pattern VIRTUALIZATION = Pattern.compile("(?m)^flags\\s*:.*\\b(vmx|svm)\\b");
    private static final Pattern OFFERS_KVM = Pattern.compile("<domain type='kvm'");

    /// KVM is used only where the CPU has it, the device can be opened, and the hypervisor itself offers it: each
    /// of the three is seen to be true alone on machines where guests then do not start.
    ///
    /// @param cpuinfo the content of /proc/cpuinfo
    /// @param deviceUsable whether /dev/kvm can be opened
    /// @param capabilities what the hypervisor says of itself
    public static HostCapabilities of(String cpuinfo, boolean deviceUsable, String capabilities) {
        return new HostCapabilities(VIRTUALIZATION.matcher(cpuinfo).find()
                && deviceUsable
                && OFFERS_KVM.matcher(capabilities).find());
    }
}
