package cloud.yunhai.resourcescheduler.config;

import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Operations;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.idl.volumescheduler.VolumeScheduler;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.common.saga.runner.SagaHost;
import cloud.yunhai.common.saga.runner.SagaRunner;
import cloud.yunhai.common.saga.runner.SagaRunnerConfig;
import cloud.yunhai.common.saga.runner.VirtualThreadScheduler;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.RemoteAuditor;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.RemoteInstances;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.RemoteOperationCommands;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.RemoteSagaStore;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.RemoteSubmissions;
import cloud.yunhai.resourcescheduler.adapter.imageserver.RemoteImages;
import cloud.yunhai.resourcescheduler.adapter.metrics.SagaMetrics;
import cloud.yunhai.resourcescheduler.adapter.networkprovider.RemoteAddresses;
import cloud.yunhai.resourcescheduler.adapter.tip.TipFencing;
import cloud.yunhai.resourcescheduler.adapter.vmscheduler.RemoteConsoles;
import cloud.yunhai.resourcescheduler.adapter.vmscheduler.RemoteVms;
import cloud.yunhai.resourcescheduler.adapter.volumescheduler.RemoteVolumes;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Ledger;
import cloud.yunhai.resourcescheduler.app.Ledger.Auditor;
import cloud.yunhai.resourcescheduler.app.Requests;
import cloud.yunhai.resourcescheduler.app.SagaStarter;
import cloud.yunhai.resourcescheduler.endpoint.ResourceSchedulerEndpoint;
import cloud.yunhai.resourcescheduler.saga.Sagas;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Everything behind the endpoint: made from the runtime's clients, started when the runtime has.
final class Engine {
    private static final String DB_PROXY = "db-proxy";

    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler("sagas");
    private final SagaRunner runner;
    private final ResourceSchedulerEndpoint endpoint;

    Engine(ResourceSchedulerConfig config, TipRuntime tip) {
        InstantSource clock = InstantSource.system();
        var journal = tip.client(cloud.yunhai.common.idl.dbproxy.Sagas.Iface.class, DB_PROXY);
        Instances.Iface records = tip.client(Instances.Iface.class, DB_PROXY);
        VmScheduler.Iface vmScheduler = tip.client(VmScheduler.Iface.class, "vm-scheduler");
        VolumeScheduler.Iface volumeScheduler = tip.client(VolumeScheduler.Iface.class, "volume-scheduler");
        NetworkProvider.Iface networkProvider = tip.client(NetworkProvider.Iface.class, "network-provider");
        RemoteInstances instances = new RemoteInstances(
                records, tip.client(Hosts.Iface.class, DB_PROXY), tip.client(Catalogue.Iface.class, DB_PROXY));
        RemoteImages images = new RemoteImages(tip.client(ImageServer.Iface.class, "image-server"), clock);

        Sagas sagas = new Sagas(new Cloud(
                instances,
                images,
                new RemoteVms(vmScheduler),
                new RemoteVolumes(volumeScheduler),
                new RemoteAddresses(networkProvider)));
        runner = new SagaRunner(
                runnerConfig(config),
                sagas.all(),
                SagaHost.of(new RemoteSagaStore(journal), scheduler)
                        .with(clock)
                        .with(new TipFencing(clock))
                        .with(new SagaMetrics(tip.meters())));
        endpoint = new ResourceSchedulerEndpoint(
                new Requests(sagas, new RemoteSubmissions(records, images), instances, starter(), clock),
                new RemoteOperationCommands(journal, tip.client(Operations.Iface.class, DB_PROXY)),
                instances,
                new RemoteConsoles(vmScheduler),
                new Ledger(Map.of(
                        "database", database(tip),
                        "hypervisors", new RemoteAuditor(vmScheduler::check),
                        "disks", new RemoteAuditor(volumeScheduler::check),
                        "dhcp-servers", new RemoteAuditor(networkProvider::check))));
    }

    ResourceSchedulerEndpoint endpoint() {
        return endpoint;
    }

    void start() {
        runner.start();
    }

    /// Ends the steps that are under way and gives the sagas back, so that others go on with them at once.
    void stop(ResourceSchedulerConfig config) {
        try {
            runner.drain(config.drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runner.close();
        scheduler.close();
    }

    private static Auditor database(TipRuntime tip) {
        var ledger = tip.client(cloud.yunhai.common.idl.dbproxy.Ledger.Iface.class, DB_PROXY);
        return new RemoteAuditor(ledger::check);
    }

    private static SagaRunnerConfig runnerConfig(ResourceSchedulerConfig config) {
        String owner = "resource-scheduler-" + UUID.randomUUID();
        SagaRunnerConfig usual = SagaRunnerConfig.ofOwner(owner);
        return new SagaRunnerConfig(
                owner,
                config.lease(),
                config.lease().dividedBy(3),
                usual.pollInterval(),
                config.maxSagas(),
                config.maxSagasPerKind(),
                usual.claimBatch());
    }

    private SagaStarter starter() {
        return new SagaStarter() {
            @Override
            public Optional<Claim> claimForNew(SagaType type) {
                return runner.claimForNew(type);
            }

            @Override
            public void take(ClaimedSaga saga) {
                runner.accept(saga);
            }

            @Override
            public void nudge() {
                runner.nudge();
            }
        };
    }
}
