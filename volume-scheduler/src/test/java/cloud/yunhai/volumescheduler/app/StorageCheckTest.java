package cloud.yunhai.volumescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.volumescheduler.core.Imbalance;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import cloud.yunhai.volumescheduler.core.VolumeFile;
import cloud.yunhai.volumescheduler.testing.InMemoryBooks;
import cloud.yunhai.volumescheduler.testing.InMemoryDisks;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageCheckTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryBooks books = new InMemoryBooks(steps);
    private final InMemoryDisks disks = new InMemoryDisks(steps);
    private final Host host = books.add(Samples.host("h1"));

    @Test
    void aVolumeThatWasJustMadeIsInOrder() {
        Image image = books.add(Samples.image(ImageState.AVAILABLE, host.id()));
        disks.imagesOf(host).add(image.id());
        RootVolumeRequest request = Samples.request(image.id(), host.id());
        new RootVolumes(books.volumeRecords(), books.hostRecords(), books.imageRecords(), disks).ensure(request);

        assertThat(check()).isEmpty();
    }

    @Test
    void whatIsWrongOnlyForAMomentIsNotTold() {
        Runnable[] meanwhile = {() -> disks.imagesOf(host).clear()};
        disks.imagesOf(host).add(ImageId.next());
        StorageCheck check = new StorageCheck(
                books.volumeRecords(),
                books.imageRecords(),
                () -> {
                    meanwhile[0].run();
                    return List.copyOf(books.instances);
                },
                books.hostRecords(),
                disks,
                new AllHosts());

        assertThat(check.check()).isEmpty();
    }

    @Test
    void whatIsWrongTwiceIsToldThoughItsNumbersChangeMeanwhile() {
        Runnable[] meanwhile = new Runnable[1];
        var volume = books.add(Samples.volume(VolumeId.next(), VolumeState.AVAILABLE, host.id()));
        long[] bytes = {1};
        meanwhile[0] = () -> disks.volumesOf(host)
                .put(volume.id(), new VolumeFile(volume.id(), "/v", bytes[0]++, 1, volume.imageId()));
        meanwhile[0].run();
        StorageCheck check = new StorageCheck(
                books.volumeRecords(),
                books.imageRecords(),
                () -> {
                    meanwhile[0].run();
                    return List.of();
                },
                books.hostRecords(),
                disks,
                new AllHosts());

        assertThat(check.check()).extracting(Imbalance::quantity).containsExactly("bytes");
    }

    @Test
    void aHostThatDoesNotAnswerIsNamedAndTheOthersAreCheckedAllTheSame() {
        books.add(Samples.host("down", HostState.DOWN, Driver.LIBVIRT, 1));
        books.add(Samples.host("silent"));
        disks.silent.addAll(List.of("down", "silent"));
        ImageId stray = ImageId.next();
        disks.imagesOf(host).add(stray);

        assertThat(check()).extracting(Imbalance::subject).containsExactlyInAnyOrder("down", "silent", stray.text());
        assertThat(check())
                .filteredOn(found -> found.subject().equals("silent"))
                .extracting(Imbalance::detail)
                .containsExactly("no volume-provider on silent");
    }

    private List<Imbalance> check() {
        return new StorageCheck(
                        books.volumeRecords(),
                        books.imageRecords(),
                        () -> List.copyOf(books.instances),
                        books.hostRecords(),
                        disks,
                        new AllHosts())
                .check();
    }
}
