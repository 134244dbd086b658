package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.image.ImageFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// qemu-img, as far as it is needed here.
///
/// Formats are always named, never probed. What reads a file that came from outside runs under limits on memory and
/// processor time.
final class QemuImg {
    private static final int CHECK_LEAKED_CLUSTERS = 3;
    private static final int CHECK_NOT_SUPPORTED = 63;
    private static final List<String> LIMITED =
            List.of("prlimit", "--as=2147483648", "--cpu=300", "--core=0", "--nofile=64", "--");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String program;
    private final Duration shortLimit;
    private final Duration longLimit;

    /// @param shortLimit for what only touches heads
    /// @param longLimit for what reads whole disks
    QemuImg(String program, Duration shortLimit, Duration longLimit) {
        this.program = program;
        this.shortLimit = shortLimit;
        this.longLimit = longLimit;
    }

    /// What qemu says of a file that claims to be an image.
    record Info(long virtualSizeBytes, boolean selfContained) {}

    void createOverlay(Path target, Path base, ImageFormat baseFormat, long sizeBytes) {
        ok(Programs.run(
                List.of(
                        program,
                        "create",
                        "-q",
                        "-f",
                        "qcow2",
                        "-F",
                        name(baseFormat),
                        "-b",
                        base.toString(),
                        target.toString(),
                        Long.toString(sizeBytes)),
                shortLimit));
    }

    void createBlank(Path target, long sizeBytes) {
        ok(Programs.run(
                List.of(program, "create", "-q", "-f", "qcow2", target.toString(), Long.toString(sizeBytes)),
                shortLimit));
    }

    void copy(Path source, ImageFormat sourceFormat, Path target) {
        ok(Programs.run(
                limited("convert", "-q", "-f", name(sourceFormat), "-O", "qcow2", source.toString(), target.toString()),
                longLimit));
    }

    void grow(Path file, long sizeBytes) {
        ok(Programs.run(
                List.of(program, "resize", "-q", "-f", "qcow2", file.toString(), Long.toString(sizeBytes)),
                shortLimit));
    }

    /// Looks at an untrusted file as being of that format.
    Info inspect(Path file, ImageFormat format) {
        Programs.Result result =
                Programs.run(limited("info", "--output=json", "-f", name(format), file.toString()), shortLimit);
        if (result.exitCode() != 0) {
            throw unreadable(result.error());
        }
        try {
            JsonNode info = JSON.readTree(result.output());
            JsonNode data = info.path("format-specific").path("data");
            boolean selfContained = info.path("backing-filename").isMissingNode()
                    && data.path("data-file").isMissingNode()
                    && !info.path("encrypted").asBoolean(false);
            return new Info(info.path("virtual-size").asLong(-1), selfContained);
        } catch (JacksonException notJson) {
            throw unreadable(notJson.toString());
        }
    }

    /// Walks all the metadata of an untrusted qcow2 file.
    void check(Path file) {
        Programs.Result result = Programs.run(limited("check", "-q", "-f", "qcow2", file.toString()), longLimit);
        switch (result.exitCode()) {
            case 0, CHECK_LEAKED_CLUSTERS, CHECK_NOT_SUPPORTED -> {}
            default -> throw unreadable(result.output() + result.error());
        }
    }

    private List<String> limited(String... arguments) {
        List<String> command = new ArrayList<>(LIMITED);
        command.add(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private static void ok(Programs.Result result) {
        if (result.exitCode() == 0) {
            return;
        }
        if (DiskFull.is(result.error())) {
            throw DiskFull.exception(result.error(), null);
        }
        throw CloudException.of(ErrorCode.COMMAND_FAILED, "making the volume's file failed on the storage host")
                .internal("exit " + result.exitCode() + ": " + result.error())
                .build();
    }

    private static CloudException unreadable(String internal) {
        return CloudException.of(
                        ErrorCode.INVALID, "image: damaged or not readable (expected: an undamaged qcow2 or raw disk)")
                .detail("field", "image")
                .internal(internal)
                .build();
    }

    private static String name(ImageFormat format) {
        // An installation medium is bytes as they are.
        return format == ImageFormat.ISO ? "raw" : format.name().toLowerCase(Locale.ROOT);
    }
}
