package cloud.yunhai.deploy.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The guests of one home in the machine's own libvirtd, where others may have theirs: a guest is the home's when its
/// definition names the directory of the home's host. Ended and removed by `virsh`, since no service need run.
final class MachineGuests {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern FILTER = Pattern.compile("<filterref filter='(yunhai-[A-Za-z0-9_-]+)'");

    private final Path directory;

    /// @param directory of the home's host, in which the guests have their disks
    MachineGuests(Path directory) {
        this.directory = directory;
    }

    /// Ends those that run, with closed disks; their definitions stay.
    void stop() throws IOException {
        HostNetwork.requireLibvirt();
        for (String name : names("--state-running", "--state-paused")) {
            virsh("destroy", "--graceful", name);
        }
    }

    /// Leaves nothing of them in libvirtd.
    void remove() throws IOException {
        stop();
        for (String name : names("--all")) {
            List<String> filters = filters(virsh("dumpxml", "--inactive", name));
            virsh("undefine", "--managed-save", "--snapshots-metadata", "--checkpoints-metadata", "--nvram", name);
            for (String filter : filters) {
                virsh("nwfilter-undefine", filter);
            }
        }
    }

    /// Those that were made for this guest alone.
    private static List<String> filters(String definition) {
        return FILTER.matcher(definition)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private List<String> names(String... which) throws IOException {
        List<String> list = new ArrayList<>(List.of("list", "--name"));
        list.addAll(List.of(which));
        List<String> own = new ArrayList<>();
        for (String name : virsh(list.toArray(String[]::new)).lines().toList()) {
            if (!name.isBlank() && virsh("dumpxml", name).contains("'" + directory + "/")) {
                own.add(name);
            }
        }
        return own;
    }

    private static String virsh(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("virsh", "--quiet", "--connect", HostNetwork.LIBVIRT));
        command.addAll(List.of(words));
        return Programs.run(LIMIT, command);
    }
}
