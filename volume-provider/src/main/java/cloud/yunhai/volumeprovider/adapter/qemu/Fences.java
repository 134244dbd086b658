package cloud.yunhai.volumeprovider.adapter.qemu;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Remembers the newest fencing token of each resource, over restarts and after the resource is gone, and refuses older
/// ones: a saga's former owner, held up somewhere, must not make a volume again that its successor has removed.
///
/// The numbers are written without waiting for the disk. They outlive the process, which is what matters: the former
/// owner of a saga does not outlive a power failure of the host by the time that the host needs to start.
final class Fences {
    /// No call is under way for so long: each has a deadline, the longest of half an hour. A day is for what
    /// nobody thought of.
    static final Duration KEPT = Duration.ofDays(1);

    private final Path directory;

    Fences(Path directory) {
        this.directory = directory;
    }

    /// Takes the token, or throws FENCED_OUT. The caller holds the resource's lock.
    synchronized void check(ResourceId resource, OptionalLong token) {
        if (token.isEmpty()) {
            return;
        }
        Path file = directory.resolve(resource.text());
        try {
            long newest = newest(file);
            if (token.getAsLong() < newest) {
                throw CloudException.of(
                                ErrorCode.FENCED_OUT, "a newer owner of the operation has changed " + resource.text())
                        .internal("token " + token.getAsLong() + " after " + newest)
                        .build();
            }
            if (token.getAsLong() > newest) {
                // Over the old number, which is never longer: no moment at which the file is empty.
                Files.writeString(file, Long.toString(token.getAsLong()), StandardCharsets.US_ASCII, CREATE, WRITE);
            }
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot keep the fencing token of " + resource.text(), failure);
        }
    }

    /// Forgets what nobody can come back for: the tokens of what is gone, a while after they were last shown.
    ///
    /// @param there whether the resource of that id is on this host
    void sweep(Instant now, Predicate<String> there) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                forget(file, now.minus(KEPT), there);
            }
        } catch (IOException failure) {
            throw DurableFiles.failed("cannot sweep the fencing tokens", failure);
        }
    }

    private synchronized void forget(Path file, Instant before, Predicate<String> there) throws IOException {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)
                && !there.test(String.valueOf(file.getFileName()))) {
            Files.deleteIfExists(file);
        }
    }

    private static long newest(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            // Empty: made, and the process died before it wrote.
            return text.isEmpty() ? Long.MIN_VALUE : Long.parseLong(text);
        } catch (NoSuchFileException none) {
            return Long.MIN_VALUE;
        } catch (NumberFormatException damaged) {
            throw new IOException("no number in " + file, damaged);
        }
    }
}
