package cloud.yunhai.vmcontroller.adapter.files;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.ConsolePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// What guests write to their consoles: the file that the hypervisor appends to, and the part before it.
///
/// Goal: a guest cannot fill the host's disk with its console. How it works: a file that grew beyond the limit becomes
/// the earlier part and is emptied; the hypervisor goes on at its new end, since it opened the file for appending.
/// Offsets count from the very beginning: a third file holds the offset at which the present file begins. What the
/// guest writes in the instant between copying and emptying is lost.
public final class ConsoleLogFiles {
    private static final String LOG = ".log";
    private static final String EARLIER = ".log.1";
    private static final String BASE = ".log.base";

    private final Path directory;
    private final long limitBytes;

    /// Makes the directory unless it is there. It is root's alone: the hypervisor opens the files before it hands them
    /// to a guest.
    ///
    /// @param limitBytes of the file that is written to; the earlier part is as large
    public ConsoleLogFiles(Path directory, long limitBytes) {
        this.directory = directory;
        this.limitBytes = limitBytes;
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) {
            throw new UncheckedIOException("console logs in " + directory, failure);
        }
    }

    /// Where the hypervisor writes.
    public Path path(InstanceId id) {
        return directory.resolve(id.text() + LOG);
    }

    /// The bytes from an offset on; from the earliest that is kept, when the offset lies before it.
    public synchronized ConsolePart read(InstanceId id, long offset, int limit) {
        try {
            long base = base(id);
            Path earlier = directory.resolve(id.text() + EARLIER);
            long earlierBase = base - size(earlier);
            long from = Math.max(offset, earlierBase);
            return from < base
                    ? part(earlier, from - earlierBase, limit, earlierBase)
                    : part(path(id), from - base, limit, base);
        } catch (IOException failure) {
            throw CloudException.of(ErrorCode.STORAGE_FAILED, "the console log cannot be read")
                    .cause(failure)
                    .build();
        }
    }

    /// Nothing is left of it.
    public synchronized void remove(InstanceId id) {
        for (String suffix : new String[] {LOG, EARLIER, BASE}) {
            AtomicFiles.deleteIfPresent(directory.resolve(id.text() + suffix));
        }
    }

    /// Cuts the files that have grown beyond the limit.
    public synchronized void bound() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> file.toString().endsWith(LOG)).toList()) {
                if (size(file) > limitBytes) {
                    cut(file);
                }
            }
        }
    }

    private void cut(Path file) throws IOException {
        String name = file.getFileName().toString();
        InstanceId id = InstanceId.parse(name.substring(0, name.length() - LOG.length()));
        Path draft = directory.resolve(id.text() + EARLIER + ".new");
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel earlier = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long size = log.size();
            long from = Math.max(0, size - limitBytes);
            for (long done = from; done < size; ) {
                done += log.transferTo(done, size - done, earlier);
            }
            AtomicFiles.write(directory.resolve(id.text() + BASE), (base(id) + size) + "\n");
            Files.move(draft, directory.resolve(id.text() + EARLIER), StandardCopyOption.ATOMIC_MOVE);
            log.truncate(0);
        }
    }

    private long base(InstanceId id) throws IOException {
        try {
            return Long.parseLong(
                    Files.readString(directory.resolve(id.text() + BASE)).strip());
        } catch (NoSuchFileException never) {
            return 0;
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    private static ConsolePart part(Path file, long position, int limit, long base) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.min(position, channel.size());
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(limit, channel.size() - from));
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // Until it is full or the file ends.
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return new ConsolePart(bytes, base + from);
        } catch (NoSuchFileException notYet) {
            return new ConsolePart(new byte[0], base);
        }
    }
}
