package cloud.yunhai.lolserver.adapter.hadoop;

import cloud.yunhai.lolserver.app.StoreFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/// Files behind the Hadoop FileSystem interface.
///
/// Of it only what HDFS and local directories both do: create, write, `hsync`, read at an offset, list, rename, delete.
/// A local directory is opened without Hadoop's configuration, users and services, which would cost a second of start
/// and twenty megabytes; and no method is used that sets permissions, since the local file system starts a `chmod` for
/// each.
public final class HadoopFiles implements StoreFiles, AutoCloseable {
    private static final int BUFFER = 64 << 10;
    private static final String LOCAL = "file";

    private final FileSystem fileSystem;
    private final Path root;

    private HadoopFiles(FileSystem fileSystem, Path root) {
        this.fileSystem = fileSystem;
        this.root = root;
    }

    /// @param fileSystem `file:///`, or another scheme that Hadoop knows, as `hdfs://name-node:8020`
    /// @param directory in it
    public static HadoopFiles open(URI fileSystem, String directory) throws IOException {
        FileSystem opened;
        if (LOCAL.equals(fileSystem.getScheme())) {
            opened = new RawLocalFileSystem();
            opened.initialize(URI.create("file:///"), new Configuration(false));
        } else {
            Configuration configuration = new Configuration();
            configuration.set("fs.defaultFS", fileSystem.toString());
            opened = FileSystem.newInstance(fileSystem, configuration);
        }
        Path root = new Path(directory);
        opened.mkdirs(root);
        return new HadoopFiles(opened, root);
    }

    @Override
    public Writer create(String path) throws IOException {
        Path file = at(path);
        fileSystem.mkdirs(file.getParent());
        short replication = (short) Math.max(1, fileSystem.getDefaultReplication(file));
        FSDataOutputStream out = fileSystem.create(
                file, true, BUFFER, replication, Math.max(1, fileSystem.getDefaultBlockSize(file)), null);
        return new Writer() {
            @Override
            public void write(byte[] bytes) throws IOException {
                out.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                out.hsync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public byte[] read(String path, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (FSDataInputStream in = fileSystem.open(at(path), Math.clamp(length, 512, BUFFER))) {
            in.readFully(offset, bytes);
        }
        return bytes;
    }

    @Override
    public Map<String, Long> list(String directory) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try {
            for (FileStatus status : fileSystem.listStatus(at(directory))) {
                files.put(status.getPath().getName(), status.isDirectory() ? -1 : status.getLen());
            }
        } catch (FileNotFoundException none) {
            return files;
        }
        return files;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = at(to);
        fileSystem.mkdirs(target.getParent());
        if (fileSystem.rename(at(from), target)) {
            return;
        }
        // A local rename takes the place of what is there, as one; HDFS must be told to clear it first.
        fileSystem.delete(target, false);
        if (!fileSystem.rename(at(from), target)) {
            throw new IOException(to + ": not renamed from " + from);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        fileSystem.delete(at(path), false);
    }

    private Path at(String path) {
        return new Path(root, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    @Override
    public void close() throws IOException {
        fileSystem.close();
    }
}
