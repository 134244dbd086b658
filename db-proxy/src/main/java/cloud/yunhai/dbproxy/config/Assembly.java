package cloud.yunhai.dbproxy.config;

import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.dbproxy.adapter.jpa.Database;
import cloud.yunhai.dbproxy.adapter.jpa.JpaTransactions;
import cloud.yunhai.dbproxy.app.Accounts;
import cloud.yunhai.dbproxy.app.Catalogue;
import cloud.yunhai.dbproxy.app.Feed;
import cloud.yunhai.dbproxy.app.Hosts;
import cloud.yunhai.dbproxy.app.Idempotency;
import cloud.yunhai.dbproxy.app.Images;
import cloud.yunhai.dbproxy.app.Instances;
import cloud.yunhai.dbproxy.app.Ledger;
import cloud.yunhai.dbproxy.app.Networks;
import cloud.yunhai.dbproxy.app.Operations;
import cloud.yunhai.dbproxy.app.Placements;
import cloud.yunhai.dbproxy.app.Purge;
import cloud.yunhai.dbproxy.app.Registry;
import cloud.yunhai.dbproxy.app.Retention;
import cloud.yunhai.dbproxy.app.SagaJournal;
import cloud.yunhai.dbproxy.app.Signals;
import cloud.yunhai.dbproxy.app.Volumes;
import cloud.yunhai.dbproxy.app.store.CallInfo;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.endpoint.AccountsHandler;
import cloud.yunhai.dbproxy.endpoint.CatalogueHandler;
import cloud.yunhai.dbproxy.endpoint.EventsHandler;
import cloud.yunhai.dbproxy.endpoint.HostReportsHandler;
import cloud.yunhai.dbproxy.endpoint.HostsHandler;
import cloud.yunhai.dbproxy.endpoint.IdempotencyHandler;
import cloud.yunhai.dbproxy.endpoint.ImagesHandler;
import cloud.yunhai.dbproxy.endpoint.InstancesHandler;
import cloud.yunhai.dbproxy.endpoint.LedgerHandler;
import cloud.yunhai.dbproxy.endpoint.NetworksHandler;
import cloud.yunhai.dbproxy.endpoint.OperationsHandler;
import cloud.yunhai.dbproxy.endpoint.PlacementsHandler;
import cloud.yunhai.dbproxy.endpoint.RegistryHandler;
import cloud.yunhai.dbproxy.endpoint.SagasHandler;
import cloud.yunhai.dbproxy.endpoint.VolumesHandler;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// All use cases on one database, and the handlers in front of them.
public final class Assembly {
    private final Transactions transactions;
    private final Signals signals;
    private final SagaJournal journal;
    private final Registry registry;
    private final Retention retention;

    /// On an open database, with the platform's time.
    public Assembly(Database database, InstantSource clock, CallInfo call, Retention retention) {
        this.retention = retention;
        signals = new Signals(database.isEmbedded());
        transactions = new JpaTransactions(database, clock, call, signals::eventsCommitted);
        journal = new SagaJournal(transactions, signals);
        registry = new Registry(transactions);
    }

    /// Takes out what is past its time.
    public Purge purge() {
        return new Purge(transactions, retention);
    }

    /// The journal of sagas.
    public SagaJournal journal() {
        return journal;
    }

    /// The registry.
    public Registry registry() {
        return registry;
    }

    public SagasHandler sagas() {
        return new SagasHandler(journal);
    }

    public OperationsHandler operations() {
        return new OperationsHandler(new Operations(transactions, signals));
    }

    public InstancesHandler instances() {
        return new InstancesHandler(new Instances(transactions, signals));
    }

    public VolumesHandler volumes() {
        return new VolumesHandler(new Volumes(transactions));
    }

    public PlacementsHandler placements() {
        return new PlacementsHandler(new Placements(transactions));
    }

    public HostReportsHandler hostReports() {
        return new HostReportsHandler(new Hosts(transactions));
    }

    public HostsHandler hosts() {
        return new HostsHandler(new Hosts(transactions));
    }

    public NetworksHandler networks() {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new NetworksHandler(new Networks(transactions, random));
    }

    public CatalogueHandler catalogue() {
        return new CatalogueHandler(new Catalogue(transactions));
    }

    public ImagesHandler images() {
        return new ImagesHandler(new Images(transactions, signals));
    }

    public AccountsHandler accounts() {
        return new AccountsHandler(new Accounts(transactions));
    }

    public IdempotencyHandler idempotency() {
        return new IdempotencyHandler(new Idempotency(transactions, retention.idempotencyKeys()));
    }

    public EventsHandler events() {
        return new EventsHandler(new Feed(transactions, signals));
    }

    public LedgerHandler ledger() {
        return new LedgerHandler(new Ledger(transactions));
    }

    public RegistryHandler registryHandler() {
        return new RegistryHandler(registry);
    }

    /// Serves everything.
    public TipBuilder serve(TipBuilder tip) {
        return tip.onDrain(signals::end)
                .serve("Sagas", cloud.yunhai.common.idl.dbproxy.Sagas.Iface.class, sagas())
                .serve("Operations", cloud.yunhai.common.idl.dbproxy.Operations.Iface.class, operations())
                .serve("Instances", cloud.yunhai.common.idl.dbproxy.Instances.Iface.class, instances())
                .serve("Volumes", cloud.yunhai.common.idl.dbproxy.Volumes.Iface.class, volumes())
                .serve("Placements", cloud.yunhai.common.idl.dbproxy.Placements.Iface.class, placements())
                .serve("HostReports", cloud.yunhai.common.idl.dbproxy.HostReports.Iface.class, hostReports())
                .serve("Hosts", cloud.yunhai.common.idl.dbproxy.Hosts.Iface.class, hosts())
                .serve("Networks", cloud.yunhai.common.idl.dbproxy.Networks.Iface.class, networks())
                .serve("Catalogue", cloud.yunhai.common.idl.dbproxy.Catalogue.Iface.class, catalogue())
                .serve("Images", cloud.yunhai.common.idl.dbproxy.Images.Iface.class, images())
                .serve("Accounts", cloud.yunhai.common.idl.dbproxy.Accounts.Iface.class, accounts())
                .serve("Idempotency", cloud.yunhai.common.idl.dbproxy.Idempotency.Iface.class, idempotency())
                .serve("Events", cloud.yunhai.common.idl.dbproxy.Events.Iface.class, events())
                .serve("Ledger", cloud.yunhai.common.idl.dbproxy.Ledger.Iface.class, ledger())
                .serve("Registry", cloud.yunhai.common.idl.registry.Registry.Iface.class, registryHandler());
    }
}
