package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.nodeagent.core.Command;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import cloud.yunhai.nodeagent.core.StartOrder;
import cloud.yunhai.nodeagent.core.Supervision;
import cloud.yunhai.nodeagent.core.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts, watches and stops the services of the host.
///
/// Goals: a service that ends is back within a second; one slow or hung service never delays the watch over another;
/// an agent that was killed takes its services over and starts nothing twice.
///
/// How it works: one thread owns all [Supervision]s. Everything that happens is put into its queue; what may take time
/// (starting a process, a check) is done by other threads that put their result into the queue. After each event the
/// state is saved if it changed, so that a process is on record as soon as it is known.
public final class Supervisor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(10);

    private final Map<String, Supervision> services = new LinkedHashMap<>();
    private final Timings timings;
    private final int startsAtOnce;
    private final Processes processes;
    private final StateStore store;
    private final InstantSource clock;

    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> allStopped = new ArrayList<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread owner;
    private Probe probe = _ -> ProbeResult.silent("not asked yet");
    private volatile List<ServiceStatus> statuses;
    private Map<String, StateStore.Entry> saved = Map.of();
    private boolean stoppingAll;
    private volatile boolean closed;

    private record Waiter(String name, Predicate<ServiceStatus> wish, CompletableFuture<ServiceStatus> promise) {}

    public Supervisor(
            Collection<ServiceSpec> specs,
            Timings timings,
            int startsAtOnce,
            Processes processes,
            StateStore store,
            InstantSource clock) {
        specs.forEach(spec -> services.put(spec.name(), new Supervision(spec, timings)));
        this.timings = timings;
        this.startsAtOnce = startsAtOnce;
        this.processes = processes;
        this.store = store;
        this.clock = clock;
        this.statuses = services.values().stream().map(Supervision::status).toList();
        this.owner = Thread.ofPlatform().name("supervisor").unstarted(this::run);
    }

    /// Takes over what runs, starts the rest.
    ///
    /// @param how services are asked whether they live
    public void open(Probe how) {
        probe = how;
        new Adoption(processes, store, this::endSuperfluous).into(services, this::adopt, this::startUnlessStopped);
        events.add(this::publish);
        publish();
        owner.start();
    }

    /// All services, in the order of the services file.
    public List<ServiceStatus> statuses() {
        return statuses;
    }

    /// Starts a service; done when it is up, or has failed to come up.
    public CompletableFuture<ServiceStatus> start(String name) {
        return command(
                name,
                Supervision::start,
                status -> status.state() == ServiceState.UP
                        || status.state() == ServiceState.BACKING_OFF
                        || status.state() == ServiceState.CRASHED
                        || !status.wanted());
    }

    /// Stops a service; done when it has ended.
    public CompletableFuture<ServiceStatus> stop(String name) {
        return command(
                name,
                (service, now) -> carryOut(service, service.stop(now)),
                status -> status.process() == null && status.state() == ServiceState.STOPPED || status.wanted());
    }

    /// Stops and starts a service; done when another process of it is up, or has failed to come up.
    public CompletableFuture<ServiceStatus> restart(String name) {
        ProcessKey before = statusOf(name).process();
        return command(
                name,
                (service, now) -> carryOut(service, service.restart(now)),
                status -> (status.state() == ServiceState.UP && !Objects.equals(status.process(), before))
                        || status.state() == ServiceState.BACKING_OFF
                        || !status.wanted());
    }

    /// The status of one service.
    public ServiceStatus statusOf(String name) {
        return statuses.stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CloudException.notFound("service", name));
    }

    private interface Deed {
        void on(Supervision service, Instant now);
    }

    private CompletableFuture<ServiceStatus> command(String name, Deed deed, Predicate<ServiceStatus> wish) {
        statusOf(name);
        CompletableFuture<ServiceStatus> promise = new CompletableFuture<>();
        events.add(() -> {
            Supervision service = service(name);
            deed.on(service, clock.instant());
            waiters.add(new Waiter(name, wish, promise));
        });
        return promise;
    }

    private void run() {
        while (!closed) {
            try {
                Runnable event = events.poll(nap().toMillis(), TimeUnit.MILLISECONDS);
                while (event != null) {
                    event.run();
                    event = events.poll();
                }
                tick();
                publish();
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException mistake) {
                log.atError().setCause(mistake).log("supervisor.failed");
            }
        }
    }

    private Duration nap() {
        Instant now = clock.instant();
        Instant due = now.plus(LONGEST_NAP);
        for (Supervision service : services.values()) {
            if (service.dueAt().isBefore(due)) {
                due = service.dueAt();
            }
        }
        // Rounded up, else the last part of a millisecond would be spent turning round and round.
        return due.isAfter(now) ? Duration.between(now, due).plusMillis(1) : Duration.ZERO;
    }

    private void tick() {
        Instant now = clock.instant();
        services.values().forEach(service -> carryOut(service, service.tick(now)));
        if (stoppingAll) {
            stopNext(now);
        } else {
            StartOrder.turns(services.values(), startsAtOnce, now)
                    .forEach(service -> carryOut(service, service.turn()));
        }
    }

    private void carryOut(Supervision service, List<Command> commands) {
        for (Command command : commands) {
            ProcessKey process = service.status().process();
            switch (command) {
                case LAUNCH -> workers.execute(() -> launch(service));
                case PROBE -> workers.execute(() -> check(service, process));
                case TERMINATE -> onProcess(process, processes::terminate);
                case KILL -> onProcess(process, processes::kill);
                case DUMP_THREADS -> onProcess(process, processes::dumpThreads);
            }
        }
    }

    private static void onProcess(@Nullable ProcessKey process, Consumer<ProcessKey> deed) {
        if (process != null) {
            deed.accept(process);
        }
    }

    private void launch(Supervision service) {
        // It may have ended before its start is known here: its end must still come second.
        CompletableFuture<ProcessKey> known = new CompletableFuture<>();
        try {
            ProcessKey process = processes.launch(service.spec(), status -> {
                ProcessKey key = known.join();
                events.add(() -> service.ended(key, status, clock.instant()));
            });
            events.add(() -> carryOut(service, service.launched(process, clock.instant())));
            known.complete(process);
        } catch (IOException | RuntimeException failure) {
            String why = String.valueOf(failure.getMessage());
            log.atError()
                    .addKeyValue("service", service.spec().name())
                    .setCause(failure)
                    .log("service.not-started");
            events.add(() -> service.launchFailed(why, clock.instant()));
        }
    }

    private void check(Supervision service, @Nullable ProcessKey process) {
        ProbeResult result = probe.probe(service.spec());
        if (process != null) {
            events.add(() -> carryOut(service, service.probed(process, result, clock.instant())));
        }
    }

    private void adopt(Supervision service, ProcessKey process, int restarts, boolean outdated) {
        Instant now = clock.instant();
        carryOut(service, service.adopted(process, processes.startOf(process), restarts, now));
        processes.watch(process, status -> events.add(() -> service.ended(process, status, clock.instant())));
        if (outdated) {
            carryOut(service, service.restart(now));
        }
    }

    /// Nobody watches over it: left alone, one that ignores the request would hold its port for ever.
    private void endSuperfluous(ProcessKey process) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        processes.watch(process, _ -> ended.complete(true));
        processes.terminate(process);
        var unused = ended.completeOnTimeout(false, timings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(inTime -> {
                    if (!inTime) {
                        processes.kill(process);
                    }
                });
    }

    private void startUnlessStopped(Supervision service, boolean wanted) {
        if (wanted) {
            service.start(clock.instant());
        }
    }

    private void publish() {
        List<ServiceStatus> before = statuses;
        List<ServiceStatus> now =
                services.values().stream().map(Supervision::status).toList();
        if (!now.equals(before)) {
            statuses = now;
            save(now);
            StatusLog.changes(before, now);
        }
        waiters.removeIf(waiter -> now.stream()
                .filter(status ->
                        status.name().equals(waiter.name()) && waiter.wish().test(status))
                .anyMatch(waiter.promise()::complete));
    }

    private void save(List<ServiceStatus> now) {
        Map<String, StateStore.Entry> entries = new LinkedHashMap<>();
        now.forEach(status -> entries.put(
                status.name(),
                new StateStore.Entry(status.wanted() || stoppingAll, status.restarts(), status.process())));
        if (!entries.equals(saved)) {
            saved = entries;
            store.save(entries);
        }
    }

    /// Stops all services, those first that no other needs; done when all have ended.
    public CompletableFuture<Boolean> stopAll() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        events.add(() -> {
            stoppingAll = true;
            allStopped.add(done);
        });
        return done;
    }

    private void stopNext(Instant now) {
        List<Supervision> running =
                services.values().stream().filter(service -> !service.isIdle()).toList();
        StartOrder.nextToStop(running).stream()
                .filter(service -> service.status().wanted())
                .forEach(service -> carryOut(service, service.stop(now)));
        if (running.stream().allMatch(Supervision::isIdle)) {
            allStopped.forEach(done -> done.complete(true));
        }
    }

    /// Stops all services and itself.
    @Override
    public void close() {
        if (owner.isAlive()) {
            int layers = Math.max(1, services.size());
            stopAll()
                    .completeOnTimeout(false, timings.stopTimeout().toMillis() * layers, TimeUnit.MILLISECONDS)
                    .join();
        }
        closed = true;
        owner.interrupt();
        workers.shutdownNow();
        try {
            owner.join(Duration.ofSeconds(1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Supervision service(String name) {
        Supervision service = services.get(name);
        if (service == null) {
            throw CloudException.notFound("service", name);
        }
        return service;
    }
}
