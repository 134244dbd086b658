package cloud.yunhai.vmcontroller.config;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.adapter.files.ConsoleLogFiles;
import cloud.yunhai.vmcontroller.adapter.files.FileGenerations;
import cloud.yunhai.vmcontroller.adapter.files.FileVmRecords;
import cloud.yunhai.vmcontroller.adapter.files.QemuLogs;
import cloud.yunhai.vmcontroller.adapter.libvirt.LibvirtHypervisor;
import cloud.yunhai.vmcontroller.adapter.libvirt.LibvirtSettings;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedFleet;
import cloud.yunhai.vmcontroller.adapter.sim.SimulatedRecords;
import cloud.yunhai.vmcontroller.app.Generations;
import cloud.yunhai.vmcontroller.app.HostReporter;
import cloud.yunhai.vmcontroller.app.HostVms;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.app.Interceptor;
import cloud.yunhai.vmcontroller.app.ReportSink;
import cloud.yunhai.vmcontroller.app.Simulations;
import cloud.yunhai.vmcontroller.app.Vm;
import cloud.yunhai.vmcontroller.app.VmHosts;
import cloud.yunhai.vmcontroller.app.VmRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the hosts of a process, real or simulated.
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);
    private static final int FULL_REPORTS_AT_ONCE = 8;
    private static final Duration BOUNDING = Duration.ofSeconds(20);
    private static final Duration SWEEPING = Duration.ofMinutes(10);

    /// No call is under way for so long: each has a deadline, the longest of half an hour. A day is for what
    /// nobody thought of.
    private static final Duration KEPT = Duration.ofDays(1);

    /// A fleet makes and removes thousands of VMs in an hour, and holds what it remembers in memory.
    private static final Duration KEPT_SIMULATED = Duration.ofHours(1);

    private final VmControllerConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Semaphore fullReports = new Semaphore(FULL_REPORTS_AT_ONCE);
    private final LateSink sink = new LateSink();
    private final List<HostReporter> reporters = new ArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    private Drivers(VmControllerConfig config) {
        this.config = config;
    }

    /// What was made.
    ///
    /// @param simulations null: the hosts are real
    record Driven(
            VmHosts hosts,
            @Nullable Simulations simulations,
            LateSink sink,
            List<HostReporter> reporters,
            List<AutoCloseable> toClose) {
        /// Starts to hear and to report.
        void begin(ReportSink reports) {
            sink.set(reports);
            hosts.begin();
        }

        void close() throws IOException {
            reporters.forEach(HostReporter::end);
            for (AutoCloseable one : toClose) {
                try {
                    one.close();
                } catch (Exception failure) {
                    throw new IOException(failure);
                }
            }
        }
    }

    static Driven of(VmControllerConfig config, List<String> names) {
        Drivers drivers = new Drivers(config);
        return config.driver() == Driver.LIBVIRT ? drivers.libvirt(names.getFirst()) : drivers.simulated(names);
    }

    private Driven libvirt(String name) {
        Path remembered = config.dataDirectory().resolve(VmControllerProcess.MODULE);
        FileVmRecords records = new FileVmRecords(remembered.resolve("vms"));
        ConsoleLogFiles consoleLogs =
                new ConsoleLogFiles(config.dataDirectory().resolve("console"), config.consoleLogLimitKib() * 1024L);
        LibvirtHypervisor hypervisor = new LibvirtHypervisor(
                new LibvirtSettings(
                        config.libvirtUri(), config.nativeCalls(), config.readLimit(), config.changeLimit()),
                consoleLogs);
        toClose.add(hypervisor);
        toClose.add(housekeeping(BOUNDING, consoleLogs::bound));
        HostVms host = host(name, hypervisor, records, remembered.resolve("generation"));
        QemuLogs qemuLogs = new QemuLogs(config.qemuLogs());
        toClose.add(housekeeping(SWEEPING, () -> {
            host.sweep(KEPT);
            Set<String> there = host.list().vms().stream().map(Vm::name).collect(Collectors.toUnmodifiableSet());
            qemuLogs.sweep(there, clock.instant());
        }));
        return new Driven(new VmHosts(Map.of(name, host), Interceptor.NONE), null, sink, reporters, toClose);
    }

    private Driven simulated(List<String> names) {
        Path remembered = config.dataDirectory().resolve("simulated-hosts");
        SimulatedJournal journal = new SimulatedJournal(remembered.resolve("vms"));
        toClose.add(journal);
        SimulatedFleet fleet = new SimulatedFleet(names, journal);
        // One counting for all: numbers need to grow on each host, not to be without gaps.
        Generations generations = generations(remembered.resolve("generation"));
        Map<String, SimulatedRecords> records = SimulatedRecords.read(journal, names);
        Map<String, HostVms> hosts = new LinkedHashMap<>();
        fleet.hosts()
                .forEach((name, hypervisor) -> hosts.put(
                        name,
                        new HostVms(
                                hypervisor,
                                Objects.requireNonNull(records.get(name)),
                                generations,
                                reporter(name),
                                clock)));
        toClose.add(housekeeping(SWEEPING, () -> hosts.values().forEach(host -> host.sweep(KEPT_SIMULATED))));
        return new Driven(new VmHosts(hosts, fleet), fleet, sink, reporters, toClose);
    }

    private HostVms host(String name, Hypervisor hypervisor, VmRecords records, Path generation) {
        return new HostVms(hypervisor, records, generations(generation), reporter(name), clock);
    }

    private Generations generations(Path file) {
        return new Generations(new FileGenerations(file), ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    private HostReporter reporter(String name) {
        HostReporter reporter = new HostReporter(name, sink, config.reportInterval(), fullReports);
        reporters.add(reporter);
        return reporter;
    }

    private interface Chore {
        void run() throws IOException;
    }

    private static AutoCloseable housekeeping(Duration pause, Chore chore) {
        ScheduledExecutorService housekeeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());
        var scheduled = housekeeper.scheduleWithFixedDelay(
                () -> {
                    try {
                        chore.run();
                    } catch (IOException | RuntimeException failure) {
                        LOG.atWarn().setCause(failure).log("housekeeping.failed");
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> {
            scheduled.cancel(false);
            housekeeper.shutdownNow();
        };
    }
}
