package cloud.yunhai.volumeprovider.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The settings of this service, `volume-provider.*`.
///
/// @param driver `qemu` for real files, or `simulated`
/// @param dataDirectory where the host's files lie, see StoreLayout
/// @param importDirectories where `file:` images may come from
/// @param importPrivateAddresses whether images may be downloaded from servers with private addresses too
/// @param imageGibMax no image file is larger
/// @param qemuImg the program
/// @param shortLimit time for programs that touch a file's head only
/// @param longLimit time for programs that read whole disks
/// @param simulatedGib what each simulated host has
public record VolumeProviderConfig(
        Driver driver,
        Path dataDirectory,
        List<Path> importDirectories,
        boolean importPrivateAddresses,
        int imageGibMax,
        String qemuImg,
        Duration shortLimit,
        Duration longLimit,
        int simulatedGib) {
    /// What makes the files.
    public enum Driver {
        QEMU,
        SIMULATED
    }

    public VolumeProviderConfig {
        importDirectories = List.copyOf(importDirectories);
        for (Path directory : importDirectories) {
            absolute("volume-provider.import-directories", directory);
        }
        absolute("volume-provider.data-directory", dataDirectory);
        atLeastOne("volume-provider.image-gib-max", imageGibMax);
        atLeastOne("volume-provider.simulated-gib", simulatedGib);
        if (qemuImg.isBlank()) {
            throw new IllegalArgumentException("volume-provider.qemu-img: '" + qemuImg + "' (expected: a program)");
        }
        positive("volume-provider.short-limit", shortLimit);
        positive("volume-provider.long-limit", longLimit);
    }

    private static void absolute(String name, Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(name + ": " + path + " (expected: an absolute path)");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
        }
    }
}
