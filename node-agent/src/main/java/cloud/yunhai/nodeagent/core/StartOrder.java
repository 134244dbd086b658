package cloud.yunhai.nodeagent.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may start now, and who must stop before whom.
///
/// Starting a JVM takes about a second of processor time: on a small machine a few at once are up sooner than all
/// at once, and those that the others need come first. A restart waits for nobody.
public final class StartOrder {
    private StartOrder() {}

    /// Those whose turn it is, in the order of the services file.
    ///
    /// @param atOnce how many may be on their way up together
    public static List<Supervision> turns(Collection<Supervision> all, int atOnce, Instant now) {
        Set<String> up = all.stream()
                .filter(service -> service.status().state() == ServiceState.UP)
                .map(service -> service.spec().name())
                .collect(Collectors.toSet());
        Set<String> known =
                all.stream().map(service -> service.spec().name()).collect(Collectors.toCollection(HashSet::new));
        long free = atOnce - all.stream().filter(Supervision::isComingUp).count();
        List<Supervision> turns = new ArrayList<>();
        for (Supervision service : all) {
            if (!service.waitsForTurn()) {
                continue;
            }
            boolean restarted =
                    service.status().restarts() > 0 || service.status().lastExit() != null;
            boolean othersMissing = service.waitsForOthers(now)
                    && service.spec().startAfter().stream()
                            .anyMatch(name -> known.contains(name) && !up.contains(name));
            if (restarted || (!othersMissing && free > 0)) {
                turns.add(service);
                free--;
            }
        }
        return turns;
    }

    /// Of the services that still run, those that nobody who runs was started after: the next to stop.
    public static List<Supervision> nextToStop(Collection<Supervision> running) {
        Set<String> needed = running.stream()
                .flatMap(service -> service.spec().startAfter().stream())
                .collect(Collectors.toSet());
        List<Supervision> free = running.stream()
                .filter(service -> !needed.contains(service.spec().name()))
                .toList();
        return free.isEmpty() ? List.copyOf(running) : free;
    }
}
