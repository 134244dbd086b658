package cloud.yunhai.volumeprovider.adapter.qemu;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// Runs programs: an argument vector, no shell, a time limit, bounded output.
///
/// A program is killed when its time is up, when the caller's deadline is reached and when the calling thread is
/// interrupted; it never outlives the call.
final class Programs {
    private static final int OUTPUT_BYTES_MAX = 256 << 10;

    private Programs() {}

    /// How a program ended.
    record Result(int exitCode, String output, String error) {}

    static Result run(List<String> command, Duration limit) {
        Bounded output = new Bounded();
        Bounded error = new Bounded();
        try {
            ProcessResult result = new ProcessExecutor()
                    .command(command)
                    .environment("LC_ALL", "C")
                    .redirectOutput(output)
                    .redirectError(error)
                    .timeout(allowed(limit).toMillis(), TimeUnit.MILLISECONDS)
                    .stopper(Process::destroyForcibly)
                    .exitValueAny()
                    .execute();
            return new Result(result.getExitValue(), output.text(), error.text());
        } catch (TimeoutException tooLong) {
            throw CloudException.of(ErrorCode.DEADLINE, "a program of the storage host took too long and was ended")
                    .internal(String.join(" ", command))
                    .cause(tooLong)
                    .build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the storage host's service is stopping", stopped);
        } catch (IOException missing) {
            throw CloudException.of(ErrorCode.COMMAND_FAILED, "a program of the storage host cannot be started")
                    .internal(String.join(" ", command))
                    .cause(missing)
                    .build();
        }
    }

    private static Duration allowed(Duration limit) {
        Deadline deadline = CallContext.current().deadline();
        if (deadline == null) {
            return limit;
        }
        deadline.check();
        Duration remaining = deadline.remaining();
        return remaining.compareTo(limit) < 0 ? remaining.plusMillis(1) : limit;
    }

    /// Keeps the start of what a program writes and swallows the rest, so that it neither blocks nor fills
    /// memory.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);

        @Override
        public synchronized void write(int b) {
            if (kept.size() < OUTPUT_BYTES_MAX) {
                kept.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            kept.write(bytes, offset, Math.min(length, OUTPUT_BYTES_MAX - kept.size()));
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
