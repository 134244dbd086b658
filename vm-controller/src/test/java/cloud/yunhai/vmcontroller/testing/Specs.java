package cloud.yunhai.vmcontroller.testing;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.vmcontroller.core.FilterRule;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.VmNic;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.util.List;
import java.util.UUID;

/// VMs and filters as the platform makes them.
public final class Specs {
    public static final String ADDRESS = "10.91.0.10";
    public static final String MAC = "02:00:00:60:00:0a";

    private Specs() {}

    public static InstanceId instance(int number) {
        return new InstanceId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    public static NicId nic(int number) {
        return new NicId(new UUID(0x0190_0000_0000_7000L, 0x9000_0000_0000_0000L + number));
    }

    public static VmSpec vm(int number) {
        return vm(instance(number), nic(number), "/var/lib/yunhai/volumes/vol.qcow2", "/var/lib/yunhai/seeds/seed.iso");
    }

    public static VmSpec vm(InstanceId id, NicId nic, String root, String seed) {
        return new VmSpec(
                id,
                "web-1",
                1,
                128,
                root,
                seed,
                List.of(new VmNic(nic.text(), MAC, ADDRESS, "br-tenant", FilterSpec.PREFIX + nic.text())));
    }

    /// A tenant's default group with one other member.
    public static FilterSpec defaultFilter(NicId nic) {
        return filter(
                nic,
                new FilterRule(Direction.EGRESS, Protocol.ANY, null, null, List.of()),
                new FilterRule(Direction.INGRESS, Protocol.ICMP, null, null, List.of("0.0.0.0/0")),
                new FilterRule(Direction.INGRESS, Protocol.TCP, 22, 22, List.of("0.0.0.0/0", "::/0")),
                new FilterRule(Direction.INGRESS, Protocol.ANY, null, null, List.of("10.91.0.10/31")));
    }

    public static FilterSpec filter(NicId nic, FilterRule... rules) {
        return new FilterSpec(FilterSpec.PREFIX + nic.text(), MAC, ADDRESS, List.of(rules));
    }
}
