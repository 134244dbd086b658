package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.deploy.defaults.Sessions;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.run.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shipped command, called as a user calls it, on one home.
///
/// @param home the installation
/// @param tools a directory that the platform looks into first for the programs that it starts
record Yunhai(Path home, Path tools) {
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
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
                Process process = builder.start();
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

    /// A client of the API in this process, for what is too quick to be seen by commands.
    YunhaiClient operator() throws IOException {
        Secrets secrets = new Secrets(new Home(home));
        JsonNode file = JSON.readTree(Files.readString(home.resolve("secrets/cli.json")));
        return new Sessions(URI.create(file.path("api").asString()), null, secrets).operator();
    }

    /// From here on this program fails wherever the platform starts it.
    void breakTool(String name) throws IOException {
        Path broken = Files.writeString(tools.resolve(name), "#!/bin/sh\necho broken on purpose >&2\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void mendTool(String name) throws IOException {
        Files.delete(tools.resolve(name));
    }

    /// Runs a program of the machine and expects success.
    static void tool(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
    }

    /// The checkout.
    static Path tree() {
        return Path.of("").toAbsolutePath().normalize().resolve("..").normalize();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
