package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.id.NicId;
import java.util.List;
import java.util.UUID;

/// What may pass one NIC: its own addresses only, and of other hosts' traffic what a rule lets pass.
///
/// @param name [#PREFIX] and the id of the NIC
public record FilterSpec(String name, String mac, String address, List<FilterRule> rules) {
    /// How the names of our filters begin.
    public static final String PREFIX = "yunhai-";

    public FilterSpec {
        Expect.filterName("filter.name", name);
        Expect.mac("filter.mac", mac);
        Expect.ipv4("filter.address", address);
        rules = List.copyOf(rules);
    }

    /// The filter's own id: the same at each definition, as the hypervisor asks for.
    public UUID uuid() {
        return NicId.parse(name.substring(PREFIX.length())).value();
    }
}
