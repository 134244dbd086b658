package cloud.yunhai.deploy.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// Runs programs by argument vector, with a time limit and without a shell.
public final class Programs {
    private static final int SHOWN = 2_000;

    private Programs() {}

    /// How a program ended, and what it printed.
    public record Outcome(int status, String output) {
        /// The last line it printed; where it printed none, its status.
        public String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, later) -> later)
                    .orElse("ended with " + status);
        }
    }

    /// Runs it to its end, good or bad.
    public static Outcome outcome(Duration limit, List<String> command) throws IOException {
        return outcome(limit, command, executor(command).destroyOnExit());
    }

    /// Runs it and answers what it printed.
    ///
    /// @throws IOException when it exits with anything but 0, naming what it said
    public static String run(Duration limit, List<String> command) throws IOException {
        return run(limit, command, executor(command).destroyOnExit());
    }

    /// The same, and it is not ended with this program: for what is cleaned up when this program is interrupted.
    public static String runEvenAtExit(Duration limit, List<String> command) throws IOException {
        return run(limit, command, executor(command));
    }

    private static ProcessExecutor executor(List<String> command) {
        return new ProcessExecutor(command).readOutput(true).redirectErrorStream(true);
    }

    private static String run(Duration limit, List<String> command, ProcessExecutor executor) throws IOException {
        Outcome outcome = outcome(limit, command, executor);
        String output = outcome.output();
        if (outcome.status() != 0) {
            String shown = output.length() > SHOWN ? output.substring(output.length() - SHOWN) : output;
            throw new IOException(command.getFirst() + " ended with " + outcome.status() + ": " + shown.strip());
        }
        return output;
    }

    private static Outcome outcome(Duration limit, List<String> command, ProcessExecutor executor) throws IOException {
        try {
            ProcessResult result =
                    executor.timeout(limit.toMillis(), TimeUnit.MILLISECONDS).execute();
            return new Outcome(result.getExitValue(), result.outputUTF8());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.getFirst() + " was interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException(command.getFirst() + ": not done after " + limit.toSeconds() + " s", e);
        }
    }

    /// Runs it on the terminal of this process; answers its exit status.
    public static int attached(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
