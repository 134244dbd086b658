package cloud.yunhai.volumeprovider.adapter.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FencesTest {
    private final ManualClock clock = new ManualClock();
    private final VolumeId gone = VolumeId.next();
    private final VolumeId there = VolumeId.next();

    @TempDir
    private Path folder = Path.of("");

    private Fences shown(long token) throws IOException {
        Fences fences = new Fences(folder);
        for (VolumeId volume : new VolumeId[] {gone, there}) {
            fences.check(volume, OptionalLong.of(token));
            Files.setLastModifiedTime(folder.resolve(volume.text()), FileTime.from(clock.instant()));
        }
        return fences;
    }

    private void sweep(Fences fences) {
        fences.sweep(clock.instant(), there.text()::equals);
    }

    private static void assertFencedOut(Fences fences, ResourceId resource, long token) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> fences.check(resource, OptionalLong.of(token)))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.FENCED_OUT);
    }

    @Test
    void lateOwnerIsRefusedLongAfterItsLeaseHasEnded() throws IOException {
        Fences fences = shown(8);

        clock.advance(Fences.KEPT);
        sweep(fences);

        assertFencedOut(fences, gone, 7);
        assertFencedOut(new Fences(folder), gone, 7);
    }

    @Test
    void tokensOfWhatIsGoneAreForgottenInTheEndAndOthersNever() throws IOException {
        Fences fences = shown(8);

        clock.advance(Fences.KEPT.plus(Duration.ofMillis(1)));
        sweep(fences);

        assertThat(folder.resolve(gone.text())).doesNotExist();
        assertFencedOut(fences, there, 7);
    }

    @Test
    void tokenShownAgainIsKeptAnew() throws IOException {
        Fences fences = shown(8);
        clock.advance(Fences.KEPT.minusSeconds(1));
        fences.check(gone, OptionalLong.of(9));
        Files.setLastModifiedTime(folder.resolve(gone.text()), FileTime.from(clock.instant()));

        clock.advance(Duration.ofSeconds(2));
        sweep(fences);

        assertFencedOut(fences, gone, 8);
    }
}
