package cloud.yunhai.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What the services printed, straight from their files: works when nothing else does.
@Command(name = "logs", description = "Shows what the services printed (log search asks the log store, across hosts).")
final class LogsCommand implements Callable<Integer> {
    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "One service (default: all)")
    private @Nullable String service;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "50", description = "Last lines of each (default: 50)")
    private int lines = 50;

    @Option(names = "--follow", description = "Goes on showing new lines.")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        root.where().settings();
        if (lines < 1) {
            throw new IllegalArgumentException("lines: " + lines + " (expected: at least 1)");
        }
        List<Path> files = files();
        if (follow) {
            List<String> tail = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines), "-F"));
            files.forEach(file -> tail.add(file.toString()));
            return cloud.yunhai.deploy.run.Programs.attached(tail);
        }
        List<String> shown = new ArrayList<>();
        for (Path file : files) {
            List<String> all = Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
            String name = name(file);
            all.subList(Math.max(0, all.size() - lines), all.size())
                    .forEach(line -> shown.add(files.size() > 1 ? name + "  " + line : line));
        }
        output.print(System.out, shown, shown);
        return 0;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(root.where().home().logs())) {
            List<Path> logs = all.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            List<Path> found = logs.stream()
                    .filter(file -> service == null || name(file).equals(service))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("service: " + service + " (expected: one of "
                        + String.join(", ", logs.stream().map(LogsCommand::name).toList()) + ")");
            }
            return found;
        }
    }

    private static String name(Path log) {
        return log.getFileName().toString().replace(".log", "");
    }
}
