package cloud.yunhai.vmcontroller.core;

/// A network interface of a VM.
///
/// @param bridge the host's bridge that it is plugged into
/// @param filterName the filter that all its traffic passes
public record VmNic(String id, String mac, String address, String bridge, String filterName) {
    public VmNic {
        Expect.mac("nics.mac", mac);
        Expect.ipv4("nics.address", address);
        Expect.interfaceName("nics.bridge", bridge);
        Expect.filterName("nics.filterName", filterName);
    }
}
