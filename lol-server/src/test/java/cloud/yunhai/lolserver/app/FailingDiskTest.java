package cloud.yunhai.lolserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.lolserver.testing.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {
    @TempDir
    Path folder;

    @Test
    void whatCouldNotBeWrittenIsNotTakenForStoredAndIsStoredOnceLater() throws IOException {
        FailingFiles files = new FailingFiles(Logs.files(folder));
        try (LogStore store = LogStore.open(files, Logs.settings(1 << 20), InstantSource.system())) {
            store.append(Logs.batch("s:1", Logs.records(0, 10)), Logs.WAIT);
            for (int i = 0; i < 3; i++) {
                files.syncFails = true;
                assertThatThrownBy(() -> store.append(Logs.batch("s:2", Logs.records(10, 20)), Logs.WAIT))
                        .isInstanceOf(CloudException.class)
                        .hasMessageContaining("UNAVAILABLE");
                assertThat(store.isWritable()).isFalse();
                files.syncFails = false;
            }
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 10));
            store.append(Logs.batch("s:2", Logs.records(10, 20)), Logs.WAIT);
            assertThat(store.isWritable()).isTrue();
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 20));
        }
        try (LogStore store = Logs.open(folder, 1 << 20)) {
            store.append(Logs.batch("s:2", Logs.records(10, 20)), Logs.WAIT);
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 20));
        }
    }

    private static final class FailingFiles implements StoreFiles {
        private final StoreFiles behind;
        volatile boolean syncFails;

        FailingFiles(StoreFiles behind) {
            this.behind = behind;
        }

        @Override
        public Writer create(String path) throws IOException {
            Writer writer = behind.create(path);
            return new Writer() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    writer.write(bytes);
                }

                @Override
                public void sync() throws IOException {
                    if (syncFails) {
                        throw new IOException("No space left on device");
                    }
                    writer.sync();
                }

                @Override
                public void close() throws IOException {
                    writer.close();
                }
            };
        }

        @Override
        public byte[] read(String path, long offset, int length) throws IOException {
            return behind.read(path, offset, length);
        }

        @Override
        public Map<String, Long> list(String directory) throws IOException {
            return behind.list(directory);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            behind.rename(from, to);
        }

        @Override
        public void delete(String path) throws IOException {
            behind.delete(path);
        }
    }
}
