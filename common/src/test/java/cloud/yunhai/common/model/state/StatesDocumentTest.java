package cloud.yunhai.common.model.state;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.HostEvent;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.image.ImageEvent;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.volume.VolumeEvent;
import cloud.yunhai.common.model.volume.VolumeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatesDocumentTest {
    private static final Path FILE = Path.of("..", "docs", "states.md");

    @Test
    void theDocumentIsWhatTheTablesSay() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, StatesDocument.text());
        }

        assertThat(Files.readString(FILE)).isEqualTo(StatesDocument.text());
    }

    @ParameterizedTest
    @MethodSource
    <S extends Enum<S>, E extends Enum<E>> void everyStateIsReachedAndEveryEventHappens(
            StateTable<S, E> table, Class<S> states, Class<E> events) {
        Set<S> reached = EnumSet.of(table.initial());
        Set<E> used = EnumSet.noneOf(events);
        for (int i = 0; i < states.getEnumConstants().length; i++) {
            table.transitions().stream()
                    .filter(row -> reached.contains(row.from()))
                    .toList()
                    .forEach(row -> {
                        reached.add(row.to());
                        used.add(row.event());
                    });
        }

        assertThat(reached).containsExactly(states.getEnumConstants());
        assertThat(used).containsExactly(events.getEnumConstants());
    }

    static Stream<Object[]> everyStateIsReachedAndEveryEventHappens() {
        return Stream.of(
                new Object[] {VolumeState.TABLE, VolumeState.class, VolumeEvent.class},
                new Object[] {ImageState.TABLE, ImageState.class, ImageEvent.class},
                new Object[] {HostState.TABLE, HostState.class, HostEvent.class});
    }

    @Test
    void nothingReturnsFromDeletedAndAnImageIsNeverMendedInPlace() {
        assertThat(VolumeState.TABLE.events(VolumeState.DELETED)).isEmpty();
        assertThat(ImageState.TABLE.events(ImageState.DELETED)).isEmpty();
        assertThat(ImageState.TABLE.connects(ImageState.FAILED, ImageState.AVAILABLE))
                .isFalse();
    }

    @Test
    void aVolumeIsUsedOnlyWhenItIsWhole() {
        assertThat(VolumeState.TABLE.connects(VolumeState.CREATING, VolumeState.IN_USE))
                .isFalse();
        assertThat(VolumeState.TABLE.connects(VolumeState.FAILED, VolumeState.IN_USE))
                .isFalse();
    }

    @Test
    void aHostOutOfServiceIsNotUpBeforeItReports() {
        assertThat(HostState.TABLE.connects(HostState.RETIRED, HostState.UP)).isFalse();
    }
}
