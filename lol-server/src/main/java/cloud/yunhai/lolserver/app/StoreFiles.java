package cloud.yunhai.lolserver.app;

import java.io.IOException;
import java.util.Map;

/// The files of the store, by paths below its directory, with `/` between names.
public interface StoreFiles {
    /// A new file, in the place of one that is there; missing directories are made.
    Writer create(String path) throws IOException;

    /// Part of a file.
    ///
    /// @throws java.io.FileNotFoundException if there is no such file
    /// @throws java.io.EOFException if it is shorter
    byte[] read(String path, long offset, int length) throws IOException;

    /// The files of a directory by their names, with their sizes; directories have the size -1. None if there is
    /// no such directory.
    Map<String, Long> list(String directory) throws IOException;

    /// Gives a file another name, in the place of one that has it.
    void rename(String from, String to) throws IOException;

    /// Deletes a file or an empty directory, if it is there.
    void delete(String path) throws IOException;

    /// A file that is being written.
    interface Writer extends AutoCloseable {
        void write(byte[] bytes) throws IOException;

        /// When it returns, all that was written is on disk and would outlive a power failure.
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}
