package cloud.yunhai.vmcontroller.core;

import java.util.OptionalLong;

/// The description by which libvirt is told of a VM.
///
/// Why it is as it is:
/// - A `q35` machine has one slot for each root port: the spare ones are for volumes and NICs that come
/// later.
/// - Kernels of cloud images often have virtio and nothing else: the disk is virtio, the seed CD hangs on
/// virtio-scsi.
/// - Without KVM `qemu64` is the quickest CPU; a named model only costs time.
/// - The screen is reached through a UNIX socket in a directory of the hypervisor's, never by network.
/// - The metadata say that the VM is ours, what it was defined from, and by whose order.
public final class VmXml {
    /// The namespace of our metadata.
    public static final String NAMESPACE = "https://yunhai.cloud/ns/vm/1";

    private static final int ROOT_PORTS = 10;

    private final VmSpec spec;
    private final Xml xml = new Xml();

    private VmXml(VmSpec spec) {
        this.spec = spec;
    }

    /// The description.
    ///
    /// @param consoleLogPath where the host keeps what the guest writes to its console
    /// @param fencingToken of the saga that asked for it
    public static String of(VmSpec spec, HostCapabilities host, String consoleLogPath, OptionalLong fencingToken) {
        return new VmXml(spec).write(host, consoleLogPath, fencingToken);
    }

    private String write(HostCapabilities host, String consoleLogPath, OptionalLong fencingToken) {
        xml.element(
                "domain",
                () -> {
                    identity(fencingToken);
                    machine(host);
                    xml.element("devices", () -> {
                        controllers();
                        disks();
                        spec.nics().forEach(this::nic);
                        console(consoleLogPath);
                        others();
                    });
                },
                "type",
                host.kvm() ? "kvm" : "qemu");
        return xml.document();
    }

    private void identity(OptionalLong fencingToken) {
        xml.text("name", spec.instanceId().text());
        xml.text("uuid", spec.instanceId().value().toString());
        xml.text("title", spec.name());
        xml.element(
                "metadata",
                () -> xml.empty(
                        "yunhai:vm",
                        "xmlns:yunhai",
                        NAMESPACE,
                        "instance",
                        spec.instanceId().text(),
                        "digest",
                        spec.digest(),
                        "fence",
                        fencingToken.isPresent() ? String.valueOf(fencingToken.getAsLong()) : ""));
    }

    private void machine(HostCapabilities host) {
        xml.text("memory", String.valueOf(spec.memoryMib()), "unit", "MiB");
        xml.text("vcpu", String.valueOf(spec.vcpus()), "placement", "static");
        xml.element("os", () -> {
            xml.text("type", "hvm", "arch", "x86_64", "machine", "q35");
            xml.empty("boot", "dev", "hd");
        });
        xml.element("features", () -> {
            xml.empty("acpi");
            xml.empty("apic");
        });
        if (host.kvm()) {
            xml.empty("cpu", "mode", "host-model");
        } else {
            xml.element(
                    "cpu", () -> xml.text("model", "qemu64", "fallback", "allow"), "mode", "custom", "match", "exact");
        }
        xml.empty("clock", "offset", "utc");
        xml.text("on_poweroff", "destroy");
        xml.text("on_reboot", "restart");
        xml.text("on_crash", "destroy");
    }

    private void controllers() {
        xml.empty("controller", "type", "pci", "model", "pcie-root");
        for (int port = 0; port < ROOT_PORTS; port++) {
            xml.empty("controller", "type", "pci", "model", "pcie-root-port");
        }
        xml.empty("controller", "type", "scsi", "model", "virtio-scsi");
        xml.empty("controller", "type", "virtio-serial");
        xml.empty("controller", "type", "usb", "model", "none");
    }

    private void disks() {
        xml.element(
                "disk",
                () -> {
                    xml.empty("driver", "name", "qemu", "type", "qcow2", "cache", "none", "discard", "unmap");
                    xml.empty("source", "file", spec.rootVolumePath());
                    xml.empty("target", "dev", "vda", "bus", "virtio");
                },
                "type",
                "file",
                "device",
                "disk");
        String seed = spec.seedPath();
        if (seed != null) {
            xml.element(
                    "disk",
                    () -> {
                        xml.empty("driver", "name", "qemu", "type", "raw");
                        xml.empty("source", "file", seed);
                        xml.empty("target", "dev", "sda", "bus", "scsi");
                        xml.empty("readonly");
                    },
                    "type",
                    "file",
                    "device",
                    "cdrom");
        }
    }

    private void nic(VmNic nic) {
        xml.element(
                "interface",
                () -> {
                    xml.empty("mac", "address", nic.mac());
                    xml.empty("source", "bridge", nic.bridge());
                    xml.empty("model", "type", "virtio");
                    xml.empty("filterref", "filter", nic.filterName());
                },
                "type",
                "bridge");
    }

    private void console(String logPath) {
        xml.element(
                "serial",
                () -> {
                    xml.empty("log", "file", logPath, "append", "on");
                    xml.empty("target", "port", "0");
                },
                "type",
                "pty");
        xml.element("console", () -> xml.empty("target", "type", "serial", "port", "0"), "type", "pty");
        xml.element("graphics", () -> xml.empty("listen", "type", "socket"), "type", "vnc");
        xml.element("video", () -> xml.empty("model", "type", "vga"));
    }

    private void others() {
        xml.element(
                "channel",
                () -> xml.empty("target", "type", "virtio", "name", "org.qemu.guest_agent.0"),
                "type",
                "unix");
        xml.empty("memballoon", "model", "virtio");
        xml.element("rng", () -> xml.text("backend", "/dev/urandom", "model", "random"), "model", "virtio");
    }
}
