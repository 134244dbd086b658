package cloud.yunhai.vmscheduler.config;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.idl.vmscheduler.VmReports;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.vmscheduler.adapter.dbproxy.RemoteClaims;
import cloud.yunhai.vmscheduler.adapter.dbproxy.RemoteFeed;
import cloud.yunhai.vmscheduler.adapter.dbproxy.RemoteGroups;
import cloud.yunhai.vmscheduler.adapter.dbproxy.RemoteHosts;
import cloud.yunhai.vmscheduler.adapter.dbproxy.RemoteInstances;
import cloud.yunhai.vmscheduler.adapter.vmcontroller.RemoteHostVms;
import cloud.yunhai.vmscheduler.app.FeedFollower;
import cloud.yunhai.vmscheduler.app.HostCheck;
import cloud.yunhai.vmscheduler.app.HostConnections;
import cloud.yunhai.vmscheduler.app.HostDirectory;
import cloud.yunhai.vmscheduler.app.HostLiveness;
import cloud.yunhai.vmscheduler.app.HostVms;
import cloud.yunhai.vmscheduler.app.InstancePlacement;
import cloud.yunhai.vmscheduler.app.InstanceRules;
import cloud.yunhai.vmscheduler.app.InstanceVms;
import cloud.yunhai.vmscheduler.app.Observations;
import cloud.yunhai.vmscheduler.app.RuleRefresher;
import cloud.yunhai.vmscheduler.core.placement.PlacementFilter;
import cloud.yunhai.vmscheduler.core.placement.Placer;
import cloud.yunhai.vmscheduler.core.placement.Weigher;
import cloud.yunhai.vmscheduler.endpoint.VmReportsEndpoint;
import cloud.yunhai.vmscheduler.endpoint.VmSchedulerEndpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running process: its objects, its TIP, and its threads.
public final class VmSchedulerProcess implements AutoCloseable {
    /// This module's name.
    public static final String MODULE = "vm-scheduler";

    private static final Logger LOG = LoggerFactory.getLogger(VmSchedulerProcess.class);
    private static final String DB_PROXY = "db-proxy";

    private final ServiceLife life;
    private final LolLogging logging;
    private final List<Thread> threads = new ArrayList<>();

    private VmSchedulerProcess(TipRuntime tip, LolLogging logging) {
        this.logging = logging;
        this.life = ServiceLife.of(tip);
    }

    /// Starts to serve and to follow the database.
    static VmSchedulerProcess start(ServiceProperties properties, VmSchedulerConfig config) {
        Parts[] parts = new Parts[1];
        TipRuntime tip = TipRuntime.builder(properties.tip(MODULE, version()))
                .configuration(config)
                .serveFrom("VmScheduler", VmScheduler.Iface.class, runtime -> {
                    parts[0] = Parts.of(runtime, config);
                    return parts[0].vmScheduler();
                })
                .serveFrom("VmReports", VmReports.Iface.class, _ -> new VmReportsEndpoint(parts[0].observations()))
                .start();
        LolLogging logging = LolLogging.attach(tip, MODULE, properties.hosts().getFirst(), properties.spool());
        VmSchedulerProcess process = new VmSchedulerProcess(tip, logging);
        process.begin(parts[0], config);
        LOG.atInfo().addKeyValue("address", tip.address()).log("vm-scheduler.started");
        return process;
    }

    private void begin(Parts parts, VmSchedulerConfig config) {
        thread("feed", parts.feed()::run);
        thread("rules", parts.rules()::run);
        thread("liveness", () -> every(config.livenessInterval(), parts.liveness()::look));
        thread("observations", () -> every(config.livenessInterval(), parts.observations()::lookAgain));
    }

    private void thread(String name, Runnable work) {
        threads.add(Thread.ofVirtual()
                .name(name)
                .start(() -> CallContext.with().traced().run(work)));
    }

    private static void every(Duration interval, Runnable work) {
        try {
            while (true) {
                Thread.sleep(interval);
                try {
                    work.run();
                } catch (CloudException failure) {
                    LOG.atDebug().addKeyValue("cause", failure.getMessage()).log("periodic.failed");
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String version() {
        String version = VmSchedulerProcess.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void close() {
        // The last log records need TIP.
        logging.close();
        life.close();
        threads.forEach(Thread::interrupt);
    }

    /// The objects of the process.
    private record Parts(
            VmSchedulerEndpoint vmScheduler,
            Observations observations,
            FeedFollower feed,
            RuleRefresher rules,
            HostLiveness liveness) {
        static Parts of(TipRuntime tip, VmSchedulerConfig config) {
            InstantSource clock = InstantSource.system();
            RemoteHosts hostRecords = new RemoteHosts(tip.client(Hosts.Iface.class, DB_PROXY));
            RemoteInstances instances = new RemoteInstances(tip.client(Instances.Iface.class, DB_PROXY));
            RemoteGroups groups = new RemoteGroups(tip.client(Catalogue.Iface.class, DB_PROXY));
            HostDirectory hosts = new HostDirectory(hostRecords, clock);
            HostConnections connections = connections(tip);
            Observations observations = new Observations(hosts, connections, instances);
            RuleRefresher rules = new RuleRefresher(groups, hosts, connections);
            InstancePlacement placement = new InstancePlacement(
                    hosts,
                    new RemoteClaims(tip.client(Placements.Iface.class, DB_PROXY)),
                    instances,
                    placer(config),
                    () -> ThreadLocalRandom.current().nextLong(),
                    clock);
            InstanceVms vms = new InstanceVms(hosts, connections, instances, new InstanceRules(groups), rules::mark);
            return new Parts(
                    new VmSchedulerEndpoint(placement, vms, new HostCheck(hosts, connections, instances)),
                    observations,
                    new FeedFollower(
                            new RemoteFeed(tip.client(Events.Iface.class, DB_PROXY)),
                            hosts,
                            rules,
                            observations,
                            config.hostRefreshInterval()),
                    rules,
                    new HostLiveness(hostRecords, hosts, config.hostReportTtl(), clock));
        }

        private static Placer placer(VmSchedulerConfig config) {
            return new Placer(
                    PlacementFilter.standard(config.hostReportTtl()),
                    Weigher.standard(config.placement().weights()),
                    config.placement().spread());
        }

        private static HostConnections connections(TipRuntime tip) {
            Map<String, HostVms> known = new ConcurrentHashMap<>();
            return name -> known.computeIfAbsent(
                    name, host -> new RemoteHostVms(host, tip.client(VmController.Iface.class, "vm-controller", host)));
        }
    }
}
