package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shipped command, called as a user calls it, on one home.
///
/// @param home the installation
record Yunhai(Path home) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /// What a command did.
    record Result(List<String> command, int status, String out, String err) {
        Result succeeded() {
            assertThat(status).as("%s: %s %s", command, out, err).isZero();
            return this;
        }

        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    /// Runs it and waits for its end.
    Result run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(tree().resolve("deploy/yunhai").toString());
        command.add("--home");
        command.add(home.toString());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("yunhai-out-", ".txt");
            Path err = Files.createTempFile("yunhai-err-", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " has not ended after " + LIMIT);
                }
                return new Result(command, process.exitValue(), text(out), text(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Runs it, expects success, reads its JSON.
    JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-o");
        all.add("json");
        return run(all.toArray(String[]::new)).succeeded().json();
    }

    /// Runs a command in the host's data plane, expects success, answers what it printed.
    String inHost(String... command) {
        return tryInHost(command).succeeded().out();
    }

    /// Runs a command in the host's data plane.
    Result tryInHost(String... command) {
        List<String> all = new ArrayList<>(List.of("host-shell", "--"));
        all.addAll(List.of(command));
        return run(all.toArray(String[]::new));
    }

    /// The checkout.
    static Path tree() {
        return Path.of("").toAbsolutePath().normalize().resolve("..").normalize();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
