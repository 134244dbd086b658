package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line as `deploy` has it, in a home of its own, against an API that answers what it is told to.
final class CommandLines implements AutoCloseable {
    static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");

    final FakeApi api = new FakeApi();
    final Map<String, String> environment = new HashMap<>();
    final Path home;
    char @Nullable [] typed;

    CommandLines(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/operator"), "operator-password\n");
        Files.writeString(home.resolve("secrets/tenant"), "tenant-password\n");
        Files.writeString(home.resolve("secrets/cli.json"), """
                {"api": "%s", "ca": null,
                 "operator": {"name": "admin", "password_file": "%s"},
                 "tenant": {"name": "demo", "password_file": "secrets/tenant"}}
                """.formatted(api.uri(), home.resolve("secrets/operator")));
        api.on(
                "POST /v1/tokens",
                request -> Reply.json(
                        201, """
                {"id": "tok_1", "token": "%s", "expires_at": "2031-02-03T16:05:06Z",
                 "account": {"id": "acc_1", "name": "someone", "realm": "USER"}}
                """.formatted(request.body().contains("OPERATOR") ? "operator-token" : "tenant-token")));
    }

    /// How a command ended, and what it printed.
    record Result(int status, String out, String err) {}

    /// The root command that the verbs are given to.
    @Command(name = "yunhai")
    static final class Root {
        @Option(names = "--home", scope = ScopeType.INHERIT)
        @Nullable
        Path home;
    }

    /// Runs a command with `--home` before its noun.
    Result run(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "--home";
        all[1] = home.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return bare(all);
    }

    /// Runs a command.
    Result bare(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine root = new CommandLine(new Root());
        UserCommands.addTo(
                root,
                new Surroundings(
                        environment::get,
                        false,
                        home.resolve("user"),
                        prompt -> typed == null ? null : typed.clone(),
                        InstantSource.fixed(NOW)),
                words);
        root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = root.execute(words);
        return new Result(status, out.toString(), err.toString());
    }

    @Override
    public void close() {
        api.close();
    }
}
