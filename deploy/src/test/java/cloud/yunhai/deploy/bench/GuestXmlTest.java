package cloud.yunhai.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestXmlTest {
    private static final String INSTANCE = """
            <domain type='qemu'>
              <name>ins-1</name>
              <uuid>018f0000-0000-7000-8000-000000000001</uuid>
              <title>web-1</title>
              <metadata><yunhai:vm xmlns:yunhai='https://yunhai.cloud/ns/vm/1' instance='ins-1'/></metadata>
              <memory unit='KiB'>131072</memory>
              <devices>
                <disk type='file' device='cdrom'><source file='/h/seed.iso'/><target dev='sda' bus='scsi'/></disk>
                <disk type='file' device='disk'><source file='/h/vol.qcow2'/><target dev='vda' bus='virtio'/></disk>
                <interface type='bridge'>
                  <mac address='02:00:00:00:00:01'/>
                  <source bridge='br-tenant'/>
                  <filterref filter='yunhai-ins-1'><parameter name='IP' value='10.60.0.9'/></filterref>
                </interface>
                <serial type='pty'><log file='/h/ins-1.log' append='on'/></serial>
              </devices>
            </domain>
            """;

    private static final GuestXml.Identity OTHER = new GuestXml.Identity(
            "bench-floor",
            UUID.fromString("018f0000-0000-7000-8000-00000000000f"),
            "52:54:00:be:7c:01",
            "/bench/disk.qcow2",
            "/bench/seed.iso",
            "/bench/console.log",
            "192.0.2.10");

    @Test
    void theRootDiskIsTheDiskAndNotTheSeed() {
        assertThat(GuestXml.rootDisk(INSTANCE)).isEqualTo("/h/vol.qcow2");
        assertThat(GuestXml.seed(INSTANCE)).isEqualTo("/h/seed.iso");
    }

    @Test
    void theOtherGuestSharesTheMachineButNothingThatIsTheInstances() {
        String other = GuestXml.of(INSTANCE, OTHER);

        assertThat(other)
                .contains("<name>bench-floor</name>", OTHER.uuid().toString(), OTHER.mac(), OTHER.disk())
                .contains("file=\"/bench/console.log\"", "bus=\"virtio\"", "131072", "br-tenant", "/bench/seed.iso")
                .doesNotContain("ins-1", "yunhai", "10.60.0.9", "vol.qcow2", "/h/");
    }

    @Test
    void theFilterIsLibvirtsOwnAndKnowsTheAddress() {
        assertThat(GuestXml.of(INSTANCE, OTHER))
                .contains("<filterref filter=\"clean-traffic\"><parameter name=\"IP\" value=\"192.0.2.10\"/>");
    }

    @Test
    void aDocumentTypeIsRefused() {
        assertThatThrownBy(() -> GuestXml.rootDisk("<!DOCTYPE d><domain/>")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> GuestXml.rootDisk("<domain/>")).hasMessageContaining("no disk");
    }
}
