package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The dnsmasq of a controller that has died. It goes on serving, which is good, till it is replaced: it cannot be
/// listened to any more.
///
/// It is known by the configuration file in its arguments, and by nothing else: process ids are used again.
final class Predecessor {
    private static final Logger log = LoggerFactory.getLogger(Predecessor.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private Predecessor() {}

    static void end(Path configuration) {
        String argument = "--conf-file=" + configuration;
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> arguments(process).contains("\0" + argument + "\0"))
                    .forEach(Predecessor::end);
        }
    }

    private static void end(ProcessHandle process) {
        log.atInfo().addKeyValue("process", process.pid()).log("dnsmasq.replaced");
        process.destroy();
        if (!gone(process)) {
            process.destroyForcibly();
            gone(process);
        }
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String arguments(ProcessHandle process) {
        Optional<String> command = read(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        return command.filter(text -> text.contains("dnsmasq")).orElse("");
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
