package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The description by which libvirt is told of a filter.
///
/// Goals: the guest sends with its own MAC and address only, in Ethernet, ARP and IPv4; it never answers DHCP requests;
/// of what others send it only what a rule lets pass comes in, and answers; nothing but IPv4 and ARP passes.
///
/// Constraint: libvirt starts one ebtables or iptables process for each rule and chain, some 10 ms each, before the
/// guest starts. So all layer 2 rules stand in the root chain, and only what is allowed is listed: 8 processes instead
/// of the 60 of libvirt's own `clean-traffic`. Rules with a protocol of layer 3 take three each.
///
/// How it works: layer 2 comes first (priorities below 0). What it accepts goes on to the rules of layer 3, which know
/// connections: a rule for one direction lets the answers of the other pass. DHCP answers belong to no connection,
/// since the request went to the broadcast address: they have a rule of their own, and no guest can send them.
public final class FilterXml {
    private static final String ANY_NETWORK = "0.0.0.0/0";

    private final FilterSpec filter;
    private final Xml xml = new Xml();

    private FilterXml(FilterSpec filter) {
        this.filter = filter;
    }

    /// The description.
    public static String of(FilterSpec filter) {
        return new FilterXml(filter).write();
    }

    /// Equal for filters that let the same pass.
    public static String digest(FilterSpec filter) {
        return VmSpec.sha256(of(filter));
    }

    private String write() {
        xml.element(
                "filter",
                () -> {
                    xml.text("uuid", filter.uuid().toString());
                    addresses();
                    filter.rules().forEach(this::rule);
                    rest();
                },
                "name",
                filter.name(),
                "chain",
                "root");
        return xml.document();
    }

    private void addresses() {
        String mac = filter.mac();
        String address = filter.address();
        layer2("drop", "out", -900, "ip", "protocol", "udp", "srcportstart", "67");
        layer2("accept", "out", -890, "ip", "srcmacaddr", mac, "srcipaddr", address);
        layer2(
                "accept",
                "out",
                -880,
                "ip",
                "srcmacaddr",
                mac,
                "srcipaddr",
                "0.0.0.0",
                "dstipaddr",
                "255.255.255.255",
                "protocol",
                "udp",
                "srcportstart",
                "68",
                "dstportstart",
                "67");
        layer2("accept", "out", -870, "arp", "srcmacaddr", mac, "arpsrcmacaddr", mac, "arpsrcipaddr", address);
        layer2("accept", "in", -860, "mac", "protocolid", "ipv4");
        layer2("accept", "in", -850, "mac", "protocolid", "arp");
        xml.empty("rule", "action", "drop", "direction", "inout", "priority", "-500");
    }

    private void layer2(String action, String direction, int priority, String protocol, String... match) {
        xml.element(
                "rule",
                () -> xml.empty(protocol, match),
                "action",
                action,
                "direction",
                direction,
                "priority",
                String.valueOf(priority));
    }

    private void rule(FilterRule rule) {
        for (String network : networks(rule)) {
            List<String> match = new ArrayList<>();
            boolean in = rule.direction() == Direction.INGRESS;
            if (!network.equals(ANY_NETWORK)) {
                String[] parts = network.split("/", 2);
                match.addAll(List.of(in ? "srcipaddr" : "dstipaddr", parts[0]));
                if (parts.length == 2 && !parts[1].equals("32")) {
                    match.addAll(List.of(in ? "srcipmask" : "dstipmask", parts[1]));
                }
            }
            if (rule.portFirst() != null) {
                match.addAll(List.of("dstportstart", String.valueOf(rule.portFirst())));
                match.addAll(List.of("dstportend", String.valueOf(rule.portLast())));
            }
            layer3("accept", in ? "in" : "out", 100, protocol(rule.protocol()), match);
        }
    }

    /// IPv6 does not pass at all, so a rule for such networks alone lets nothing pass.
    private static List<String> networks(FilterRule rule) {
        if (rule.cidrs().isEmpty()) {
            return List.of(ANY_NETWORK);
        }
        return rule.cidrs().stream().filter(network -> !network.contains(":")).toList();
    }

    private void rest() {
        xml.element(
                "rule",
                () -> xml.empty(
                        "udp", "srcportstart", "67", "srcportend", "67", "dstportstart", "68", "dstportend", "68"),
                "action",
                "accept",
                "direction",
                "in",
                "priority",
                "50",
                "statematch",
                "false");
        if (filter.rules().stream().noneMatch(FilterXml::letsEverythingOut)) {
            xml.element(
                    "rule",
                    () -> xml.empty(
                            "udp", "srcportstart", "68", "srcportend", "68", "dstportstart", "67", "dstportend", "67"),
                    "action",
                    "accept",
                    "direction",
                    "out",
                    "priority",
                    "60",
                    "statematch",
                    "false");
            layer3("drop", "out", 1000, "all", List.of());
        }
        if (filter.rules().stream().noneMatch(FilterXml::letsEverythingIn)) {
            if (filter.rules().stream().noneMatch(FilterXml::letsIcmpIn)) {
                // "Destination unreachable" belongs to a connection of the guest, but not for libvirt's
                // rules: without
                // it a path of smaller packets is a black hole.
                layer3("accept", "in", 90, "icmp", List.of("type", "3"));
            }
            layer3("drop", "in", 1000, "all", List.of());
        }
    }

    private static boolean letsEverythingOut(FilterRule rule) {
        return rule.direction() == Direction.EGRESS && everything(rule);
    }

    private static boolean letsEverythingIn(FilterRule rule) {
        return rule.direction() == Direction.INGRESS && everything(rule);
    }

    private static boolean letsIcmpIn(FilterRule rule) {
        return rule.direction() == Direction.INGRESS
                && rule.protocol() == Protocol.ICMP
                && networks(rule).contains(ANY_NETWORK);
    }

    private static boolean everything(FilterRule rule) {
        return rule.protocol() == Protocol.ANY && networks(rule).contains(ANY_NETWORK);
    }

    private void layer3(String action, String direction, int priority, String protocol, List<String> match) {
        layer2(action, direction, priority, protocol, match.toArray(String[]::new));
    }

    private static String protocol(Protocol protocol) {
        return switch (protocol) {
            case ANY -> "all";
            case TCP, UDP, ICMP -> protocol.name().toLowerCase(Locale.ROOT);
        };
    }
}
