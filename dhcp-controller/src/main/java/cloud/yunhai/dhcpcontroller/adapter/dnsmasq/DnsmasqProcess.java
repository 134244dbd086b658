package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.zeroturnaround.exec.ProcessExecutor;

/// One running dnsmasq, a child of this process.
final class DnsmasqProcess {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Process process;
    private final LogLines lines;

    private DnsmasqProcess(Process process, LogLines lines) {
        this.process = process;
        this.lines = lines;
    }

    /// Starts it and waits until it serves.
    ///
    /// @param serves the line that it says when it does
    static DnsmasqProcess start(List<String> command, Predicate<String> serves, Duration limit) {
        LogLines lines = new LogLines();
        CompletableFuture<String> serving = lines.next(serves);
        try {
            Process process = new ProcessExecutor()
                    .command(command)
                    .environment("LC_ALL", "C")
                    .redirectOutput(lines)
                    .start()
                    .getProcess();
            DnsmasqProcess started = new DnsmasqProcess(process, lines);
            started.whenEnded(() -> lines.ended(new IllegalStateException("dnsmasq has ended")));
            started.await(serving, limit, "did not start");
            return started;
        } catch (IOException missing) {
            throw CloudException.of(ErrorCode.COMMAND_FAILED, "the DHCP server cannot be started")
                    .internal(String.join(" ", command))
                    .cause(missing)
                    .build();
        }
    }

    /// Done when it has ended, at once if it has already.
    void whenEnded(Runnable action) {
        CompletableFuture<Void> _ = process.onExit().thenRun(action);
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Makes it read its hosts file anew and waits until it has.
    void reload(Predicate<String> read, Duration limit) {
        CompletableFuture<String> seen = lines.next(read);
        Signals.hangUp(process.pid());
        await(seen, limit, "did not read its reservations");
    }

    /// Told by the next such line.
    CompletableFuture<String> next(Predicate<String> line) {
        return lines.next(line);
    }

    /// Ends it, at last by force.
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void await(CompletableFuture<String> line, Duration limit, String problem) {
        try {
            line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            stop();
            throw CloudException.of(ErrorCode.UNAVAILABLE, "the DHCP server " + problem)
                    .internal(lines.tail())
                    .cause(failure)
                    .build();
        } catch (InterruptedException stopped) {
            stop();
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the service is stopping", stopped);
        }
    }
}
