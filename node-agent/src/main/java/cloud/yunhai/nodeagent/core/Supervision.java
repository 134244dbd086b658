package cloud.yunhai.nodeagent.core;

import cloud.yunhai.nodeagent.core.ServiceState.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Decides what is to be done for one service; does nothing itself and knows no clock.
///
/// How it works: each method is something that happened, at a moment, and answers the commands that follow from it.
/// Whoever carries them out reports back by the next such method. [#dueAt] says when to call [#tick] at the latest.
/// A process that must go (it hangs, or never came up) has a *fate*: it is asked to end, then killed, and its end
/// is the end of a faulty process like any other. Not thread-safe: one thread owns it.
public final class Supervision {
    private static final Duration GRACE_OF_THE_HUNG = Duration.ofSeconds(5);

    private final ServiceSpec spec;
    private final Timings timings;

    private ServiceState state = ServiceState.TABLE.initial();
    private boolean wanted;
    private @Nullable ProcessKey process;
    private @Nullable Instant startedAt;
    private @Nullable String version;
    private @Nullable String reason;
    private @Nullable Ending lastEnding;
    private int restarts;

    private boolean startedBefore;
    private boolean waitsForTurn;
    private boolean waitsForOthers;
    private boolean launching;
    private boolean probing;
    private int failures;
    private int misses;
    private @Nullable String fate;
    private Instant turnSince = Instant.EPOCH;
    private Instant startBy = Instant.MAX;
    private Instant nextProbe = Instant.MAX;
    private Instant killAt = Instant.MAX;
    private Instant backOffUntil = Instant.MAX;
    private @Nullable Instant upSince;
    private @Nullable Instant unhealthySince;

    public Supervision(ServiceSpec spec, Timings timings) {
        this.spec = spec;
        this.timings = timings;
    }

    /// Somebody wants it to run.
    public void start(Instant now) {
        wanted = true;
        switch (state) {
            case STOPPED, CRASHED -> {
                waitsForOthers = !startedBefore;
                failures = 0;
                become(Event.START, null);
                awaitTurn(now);
            }
            case BACKING_OFF -> {
                become(Event.START, null);
                awaitTurn(now);
            }
            case STARTING, UP, UNHEALTHY, STOPPING -> {
                // Runs already, or is started when the stop under way is done.
            }
        }
    }

    /// Somebody wants it to end.
    public List<Command> stop(Instant now) {
        wanted = false;
        return switch (state) {
            case BACKING_OFF, CRASHED -> {
                become(Event.STOP, "stopped as asked");
                yield List.of();
            }
            case STARTING, UP, UNHEALTHY -> {
                become(Event.STOP, "stopping as asked");
                if (process == null && !launching) {
                    waitsForTurn = false;
                    become(Event.ENDED_AS_MEANT, "stopped as asked");
                    yield List.of();
                }
                yield process == null ? List.of() : terminate(now, timings.stopTimeout());
            }
            case STOPPED, STOPPING -> List.of();
        };
    }

    /// Somebody wants it to begin anew.
    public List<Command> restart(Instant now) {
        List<Command> commands = stop(now);
        start(now);
        return commands;
    }

    /// Its turn to be started has come.
    public List<Command> turn() {
        waitsForTurn = false;
        launching = true;
        reason = null;
        return List.of(Command.LAUNCH);
    }

    /// A process was started.
    public List<Command> launched(ProcessKey started, Instant now) {
        restarts += startedBefore ? 1 : 0;
        return begin(started, now, now);
    }

    /// A process of an earlier agent was found, and is ours again.
    ///
    /// @param earlierRestarts what the earlier agent counted
    public List<Command> adopted(ProcessKey found, Instant itsStart, int earlierRestarts, Instant now) {
        wanted = true;
        restarts = earlierRestarts;
        become(Event.START, "adopted from an earlier agent");
        return begin(found, itsStart, now);
    }

    private List<Command> begin(ProcessKey started, Instant itsStart, Instant now) {
        process = started;
        startedAt = itsStart;
        startedBefore = true;
        waitsForTurn = false;
        launching = false;
        probing = false;
        misses = 0;
        fate = null;
        upSince = null;
        unhealthySince = null;
        version = null;
        startBy = now.plus(timings.startTimeout());
        nextProbe = now;
        return state == ServiceState.STOPPING ? terminate(now, timings.stopTimeout()) : List.of();
    }

    /// No process could be started.
    public void launchFailed(String why, Instant now) {
        launching = false;
        if (state == ServiceState.STOPPING) {
            become(Event.ENDED_AS_MEANT, "stopped as asked");
            startIfWanted(now);
        } else {
            restarts += startedBefore ? 1 : 0;
            startedBefore = true;
            endedOnItsOwn(new Ending(Ending.Kind.NOT_STARTED, "could not be started: " + why), now);
        }
    }

    /// The process has ended.
    public void ended(ProcessKey which, OptionalInt status, Instant now) {
        if (!which.equals(process)) {
            return;
        }
        String words = status.isPresent() ? Ending.words(status.getAsInt()) : "nobody saw how";
        boolean killed = killAt.equals(Instant.MIN);
        process = null;
        killAt = Instant.MAX;
        nextProbe = Instant.MAX;
        startBy = Instant.MAX;
        if (state == ServiceState.STOPPING) {
            lastEnding = killed
                    ? new Ending(Ending.Kind.KILLED, "killed: had not ended within " + timings.stopTimeout())
                    : new Ending(Ending.Kind.ASKED, "stopped as asked: " + words);
            become(Event.ENDED_AS_MEANT, lastEnding.text());
            startIfWanted(now);
        } else if (fate != null) {
            endedOnItsOwn(new Ending(Ending.Kind.KILLED, fate + "; ended with " + words), now);
        } else {
            endedOnItsOwn(Ending.byItself(status), now);
        }
    }

    private void startIfWanted(Instant now) {
        if (wanted) {
            start(now);
            waitsForOthers = false;
        }
    }

    private void endedOnItsOwn(Ending ending, Instant now) {
        lastEnding = ending;
        forgetFailuresIfStable(now);
        if (spec.restart()) {
            Duration pause = timings.backOff().after(failures++);
            backOffUntil = now.plus(pause);
            become(Event.ENDED, ending.text() + "; started again after " + pause.toMillis() + " ms");
        } else {
            wanted = false;
            if (ending.isFault()) {
                become(Event.ENDED_FOR_GOOD, ending.text());
            } else {
                become(Event.STOP, ending.text());
                become(Event.ENDED_AS_MEANT, ending.text());
            }
        }
    }

    private void forgetFailuresIfStable(Instant now) {
        if (upSince != null && !upSince.plus(timings.backOff().stableAfter()).isAfter(now)) {
            failures = 0;
        }
    }

    /// A check was answered, or was not.
    public List<Command> probed(ProcessKey which, ProbeResult result, Instant now) {
        if (!which.equals(process)) {
            return List.of();
        }
        probing = false;
        nextProbe = now.plus(state == ServiceState.UP ? timings.checkUp() : timings.checkStarting());
        if (state == ServiceState.STOPPING || fate != null) {
            return List.of();
        }
        version = result.version() == null ? version : result.version();
        return switch (result.answer()) {
            case HEALTHY, DEGRADED -> well(result, now);
            case UNHEALTHY -> unwell(result, now);
            case SILENT -> silent(result, now);
        };
    }

    private List<Command> well(ProbeResult result, Instant now) {
        misses = 0;
        unhealthySince = null;
        if (state != ServiceState.UP) {
            become(Event.HEALTHY, null);
            upSince = now;
            nextProbe = now.plus(timings.checkUp());
        }
        reason = result.detail();
        return List.of();
    }

    private List<Command> unwell(ProbeResult result, Instant now) {
        misses = 0;
        if (state != ServiceState.UNHEALTHY) {
            become(Event.UNHEALTHY, null);
            unhealthySince = now;
            forgetFailuresIfStable(now);
            upSince = null;
        }
        reason = result.detail();
        return List.of();
    }

    private List<Command> silent(ProbeResult result, Instant now) {
        if (state == ServiceState.STARTING) {
            reason = result.detail();
            return List.of();
        }
        misses++;
        return misses < timings.missesUntilHung()
                ? List.of()
                : doom("hung: no answer to " + misses + " checks in a row (" + result.detail() + ")", now);
    }

    /// Time has passed.
    public List<Command> tick(Instant now) {
        if (state == ServiceState.BACKING_OFF && !backOffUntil.isAfter(now)) {
            become(Event.WAITED, reason);
            awaitTurn(now);
            return List.of();
        }
        if (process == null) {
            return List.of();
        }
        if (!killAt.isAfter(now)) {
            if (killAt.equals(Instant.MIN)) {
                return List.of();
            }
            killAt = Instant.MIN;
            return List.of(Command.KILL);
        }
        if (state == ServiceState.STOPPING || fate != null) {
            return List.of();
        }
        if (state == ServiceState.STARTING && !startBy.isAfter(now)) {
            return doom("not up within " + timings.startTimeout() + (reason == null ? "" : " (" + reason + ")"), now);
        }
        if (unhealthySince != null
                && !unhealthySince.plus(timings.unhealthyPatience()).isAfter(now)) {
            return doom("unhealthy for " + timings.unhealthyPatience() + " (" + reason + ")", now);
        }
        if (!probing && !nextProbe.isAfter(now)) {
            probing = true;
            return List.of(Command.PROBE);
        }
        return List.of();
    }

    private List<Command> doom(String why, Instant now) {
        fate = why;
        if (state != ServiceState.UNHEALTHY) {
            become(Event.UNHEALTHY, why);
        }
        reason = why;
        terminate(now, min(timings.stopTimeout(), GRACE_OF_THE_HUNG));
        return List.of(Command.DUMP_THREADS, Command.TERMINATE);
    }

    private List<Command> terminate(Instant now, Duration grace) {
        killAt = now.plus(grace);
        return List.of(Command.TERMINATE);
    }

    private void awaitTurn(Instant now) {
        waitsForTurn = true;
        turnSince = now;
    }

    private void become(Event event, @Nullable String why) {
        state = ServiceState.TABLE.after(state, event);
        reason = why;
    }

    /// When something has to be done even if nothing happens.
    public Instant dueAt() {
        if (state == ServiceState.BACKING_OFF) {
            return backOffUntil;
        }
        if (process == null) {
            return Instant.MAX;
        }
        if (state == ServiceState.STOPPING || fate != null) {
            return killAt.equals(Instant.MIN) ? Instant.MAX : killAt;
        }
        Instant due = probing ? Instant.MAX : nextProbe;
        if (state == ServiceState.STARTING && startBy.isBefore(due)) {
            due = startBy;
        }
        Instant patienceEnds = unhealthySince == null ? Instant.MAX : unhealthySince.plus(timings.unhealthyPatience());
        return patienceEnds.isBefore(due) ? patienceEnds : due;
    }

    /// Whether it is ready to be started and waits for [#turn].
    public boolean waitsForTurn() {
        return waitsForTurn;
    }

    /// Whether the services it names must be up first; not so for a restart, which must be quick.
    public boolean waitsForOthers(Instant now) {
        return waitsForOthers && turnSince.plus(timings.dependencyPatience()).isAfter(now);
    }

    /// Whether it is on its way up, and uses the processor for it.
    public boolean isComingUp() {
        return launching || (state == ServiceState.STARTING && process != null);
    }

    /// What others may see of it.
    public ServiceStatus status() {
        return new ServiceStatus(
                spec,
                state,
                wanted,
                process,
                process == null ? null : startedAt,
                restarts,
                lastEnding == null ? null : lastEnding.text(),
                version,
                waitsForTurn && reason == null ? "waits for its turn" : reason);
    }

    /// Whether it needs to be seen to before everything is stopped.
    public boolean isIdle() {
        return EnumSet.of(ServiceState.STOPPED, ServiceState.CRASHED).contains(state);
    }

    public ServiceSpec spec() {
        return spec;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
