package cloud.yunhai.volumescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.volumescheduler.testing.InMemoryBooks;
import cloud.yunhai.volumescheduler.testing.InMemoryDisks;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageFilesTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryBooks books = new InMemoryBooks(steps);
    private final InMemoryDisks disks = new InMemoryDisks(steps);
    private final ImageFiles files = new ImageFiles(books.hostRecords(), disks, new AllHosts());
    private final ImageId image = ImageId.next();

    /// Two fetches of one image would cost the line twice, and what was fetched by a try that was cut short is
    /// only found again on the same host.
    @Test
    void aRepeatedImportGoesToTheSameHostThoughAnotherOneHasMoreRoomMeanwhile() {
        Host first = books.add(Samples.host("h1", HostState.UP, Driver.LIBVIRT, 100));
        Host second = books.add(Samples.host("h2", HostState.UP, Driver.LIBVIRT, 99));
        HostId chosen = fetch();

        books.hosts.replaceAll((id, host) -> with(host, host.name().equals("h1") ? 90 : 100));
        HostId again = fetch();

        assertThat(again).isEqualTo(chosen);
        assertThat(disks.imagesOf(first).size() + disks.imagesOf(second).size()).isEqualTo(1);
    }

    @Test
    void removalTakesEveryCopyFromEveryHostThatIsThere() {
        Host up = books.add(Samples.host("up"));
        Host draining = books.add(Samples.host("draining", HostState.DRAINING, Driver.LIBVIRT, 1));
        Host down = books.add(Samples.host("down", HostState.DOWN, Driver.LIBVIRT, 1));
        List.of(up, draining, down).forEach(host -> disks.imagesOf(host).add(image));
        disks.silent.add("down");

        files.removeIfPresent(image);
        files.removeIfPresent(image);

        assertThat(disks.imagesOf(up)).isEmpty();
        assertThat(disks.imagesOf(draining)).isEmpty();
        assertThat(disks.imagesOf(down)).isEqualTo(Set.of(image));
    }

    @Test
    void aHostThatDoesNotAnswerFailsTheRemovalAfterAllTheOthersWereServed() {
        Host silent = books.add(Samples.host("a-silent"));
        Host other = books.add(Samples.host("b"));
        disks.imagesOf(other).add(image);
        disks.silent.add(silent.name());

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> files.removeIfPresent(image))
                .withMessageContaining("a-silent");

        assertThat(disks.imagesOf(other)).isEmpty();
    }

    private HostId fetch() {
        return files.importImage(image, ImageKind.TEMPLATE, "file:///tiny.qcow2", null)
                .hostId();
    }

    private static Host with(Host host, long freeGib) {
        Host changed = Samples.host(host.name(), host.state(), host.driver(), freeGib);
        return new Host(
                host.id(),
                host.clusterId(),
                host.name(),
                host.roles(),
                host.state(),
                host.driver(),
                null,
                changed.load(),
                4,
                0,
                4096,
                0,
                200,
                50,
                0,
                host.lastReportAt(),
                null,
                host.createdAt(),
                2);
    }
}
