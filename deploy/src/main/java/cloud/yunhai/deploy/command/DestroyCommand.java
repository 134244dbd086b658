package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import cloud.yunhai.deploy.home.HomeStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Ends an installation and deletes all it kept: disks, database, keys.
@Command(name = "destroy", description = "Stops the platform and deletes everything it kept.")
final class DestroyCommand implements Callable<Integer> {
    private static final int REFUSED = 2;

    @ParentCommand
    private YunhaiCommand root = new YunhaiCommand();

    @Mixin
    private Output output = new Output();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        Home home = root.where().home();
        boolean begun = Files.exists(home.settings());
        if (!begun && !home.isBare()) {
            output.print(System.out, Output.ordered("destroyed", false), List.of("nothing is there"));
            return 0;
        }
        if (!yes && !confirmed(home)) {
            return REFUSED;
        }
        HomeStore store = new HomeStore(home);
        String database = store.load().map(HomeSettings::database).orElse(null);
        try (HomeStore.Lock _ = store.lock()) {
            root.where().nodeAgent().stop();
            root.where().processes().end();
            if (begun) {
                root.where().dataPlane().remove();
            }
        }
        // The settings go last: a destroy that was cut off is known for what it is, and can be done again.
        Trees.deleteAllBut(home.directory(), home.settings());
        Trees.delete(home.directory());
        List<String> lines = new ArrayList<>(List.of("destroyed " + home.directory()));
        if (database != null) {
            // It is not ours to drop: others may have their backups of it, or their reasons.
            lines.add("the database " + database + " keeps its tables; drop it when nobody needs them");
        }
        output.print(
                System.out,
                Output.ordered("destroyed", true, "home", home.directory().toString(), "database_left", database),
                lines);
        return 0;
    }

    private static boolean confirmed(Home home) {
        java.io.Console console = System.console();
        if (console == null) {
            System.err.println(
                    "destroy deletes all of " + home.directory() + "; say --yes to do it without being asked");
            return false;
        }
        String answer = console.readLine("Delete all of %s, instances and disks too? [yes/no] ", home.directory());
        return "yes".equals(answer);
    }
}
