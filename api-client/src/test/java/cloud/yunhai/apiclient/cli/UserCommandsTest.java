package cloud.yunhai.apiclient.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.CommandLines.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class UserCommandsTest {
    @TempDir
    Path directory;

    private static CommandLine whole() {
        CommandLine root = new CommandLine(CommandSpec.create().name("yunhai"));
        UserCommands.addTo(root, "completion");
        return root;
    }

    private static void collect(CommandLine line, String path, Map<String, CommandLine> verbs) {
        if (line.getSubcommands().isEmpty()) {
            verbs.put(path, line);
        }
        line.getSubcommands().forEach((word, below) -> collect(below, (path + " " + word).strip(), verbs));
    }

    private static Map<String, CommandLine> verbs() {
        Map<String, CommandLine> verbs = new java.util.TreeMap<>();
        collect(whole(), "", verbs);
        return verbs;
    }

    @Test
    void theVerbsAreThese() {
        assertThat(verbs().keySet())
                .containsExactly(
                        "account",
                        "check",
                        "cluster create",
                        "cluster delete",
                        "cluster list",
                        "cluster show",
                        "cluster update",
                        "completion",
                        "event list",
                        "flavor create",
                        "flavor delete",
                        "flavor list",
                        "flavor show",
                        "flavor update",
                        "group create",
                        "group delete",
                        "group list",
                        "group show",
                        "group update",
                        "host delete",
                        "host drain",
                        "host join-token",
                        "host list",
                        "host retire",
                        "host show",
                        "host up",
                        "image delete",
                        "image import",
                        "image list",
                        "image show",
                        "image update",
                        "instance console-log",
                        "instance create",
                        "instance delete",
                        "instance force-stop",
                        "instance list",
                        "instance placement",
                        "instance reboot",
                        "instance resume",
                        "instance show",
                        "instance start",
                        "instance stop",
                        "instance suspend",
                        "instance update",
                        "lease list",
                        "log search",
                        "login",
                        "logout",
                        "operation cancel",
                        "operation list",
                        "operation resolve",
                        "operation retry",
                        "operation show",
                        "operation watch",
                        "operator create",
                        "operator disable",
                        "operator enable",
                        "operator list",
                        "operator set-password",
                        "operator show",
                        "quota show",
                        "security-group create",
                        "security-group delete",
                        "security-group list",
                        "security-group rule add",
                        "security-group rule remove",
                        "security-group show",
                        "service list",
                        "service restart",
                        "service start",
                        "service stop",
                        "ssh-key create",
                        "ssh-key delete",
                        "ssh-key list",
                        "ssh-key show",
                        "subnet create",
                        "subnet delete",
                        "subnet list",
                        "subnet show",
                        "subnet update",
                        "tenant create",
                        "tenant list",
                        "tenant show",
                        "user create",
                        "user disable",
                        "user enable",
                        "user list",
                        "user set-password",
                        "user show",
                        "volume list",
                        "volume show",
                        "zone create",
                        "zone delete",
                        "zone list",
                        "zone show",
                        "zone update");
    }

    @Test
    void everyVerbDescribesItselfAndItsArgumentsAndTakesJson() {
        List<String> silent = new ArrayList<>();
        verbs().forEach((path, line) -> {
            CommandSpec spec = line.getCommandSpec();
            if (spec.usageMessage().description().length == 0) {
                silent.add(path);
            }
            spec.args().stream()
                    .filter(argument -> argument.description().length == 0)
                    .forEach(argument -> silent.add(path + " " + argument.paramLabel()));
            if (!path.equals("completion") && spec.findOption("--output") == null) {
                silent.add(path + " has no -o");
            }
        });
        assertThat(silent).isEmpty();
    }

    private static Map<String, CommandLine> below(CommandLine root, String word) {
        return java.util.Objects.requireNonNull(root.getSubcommands().get(word)).getSubcommands();
    }

    @Test
    void onlyWhatTheArgumentsNameIsBuilt() {
        CommandLine root = new CommandLine(CommandSpec.create().name("yunhai"));
        UserCommands.addTo(root, "instance", "list");

        assertThat(below(root, "instance")).containsKey("create");
        assertThat(below(root, "image")).isEmpty();
        assertThat(root.getUsageMessage())
                .contains("instance")
                .contains("What instances boot.")
                .contains("completion");
    }

    @Test
    void whatTheRootDoesItselfStays() {
        CommandLine root = new CommandLine(CommandSpec.create().name("yunhai"));
        CommandLine own = new CommandLine(CommandSpec.create());
        root.addSubcommand("check", own);
        UserCommands.addTo(root, "check");

        assertThat(root.getSubcommands().get("check")).isSameAs(own);
    }

    @Test
    void completionKnowsEveryNoun() throws IOException {
        try (CommandLines lines = new CommandLines(directory)) {
            Result result = lines.run("completion");

            assertThat(result.status()).isZero();
            assertThat(result.out())
                    .startsWith("#!/usr/bin/env bash")
                    .contains("security-group")
                    .contains("force-stop");
        }
    }

    @Test
    void helpIsShownForNounsAndVerbs() throws IOException {
        try (CommandLines lines = new CommandLines(directory)) {
            assertThat(lines.run("instance", "--help").out())
                    .contains("Cloud hosts.")
                    .contains("console-log");
            assertThat(lines.run("instance", "create", "-h").out())
                    .contains("--provisioning")
                    .contains("Connection:");
        }
    }
}
