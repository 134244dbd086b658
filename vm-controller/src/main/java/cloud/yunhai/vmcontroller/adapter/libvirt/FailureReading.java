package cloud.yunhai.vmcontroller.adapter.libvirt;

import java.util.List;
import java.util.Locale;

/// What a user is told of libvirt's errors: the few that a user or an operator can do something about are named,
/// without paths and programs; the whole text goes to the log.
final class FailureReading {
    private record Known(String part, String sentence) {}

    private static final List<Known> KNOWN = List.of(
            new Known("no space left on device", "the host's disk is full"),
            new Known("cannot allocate memory", "the host has not enough free memory"),
            new Known("cannot set up guest memory", "the host has not enough free memory"),
            new Known("no such file or directory", "a file of the instance is missing on the host"),
            new Known("permission denied", "a file of the instance cannot be opened on the host"),
            new Known("failed to get \"write\" lock", "a disk of the instance is in use"),
            new Known("image is not in qcow2 format", "a disk of the instance is damaged"),
            new Known("cannot get interface mtu", "the host's network bridge is missing"),
            new Known("no such device", "a device of the host is missing"));

    private FailureReading() {}

    /// One sentence for the user.
    static String userMessage(String what, String error) {
        String text = error.toLowerCase(Locale.ROOT);
        String reason = KNOWN.stream()
                .filter(known -> text.contains(known.part()))
                .map(known -> ": " + known.sentence())
                .findFirst()
                .orElse("");
        return "the host could not " + what + reason;
    }
}
