package cloud.yunhai.volumeprovider.config;

import cloud.yunhai.common.idl.vmcontroller.Simulator;
import cloud.yunhai.common.idl.volumeprovider.VolumeProvider;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.volumeprovider.adapter.peer.TipImagePeers;
import cloud.yunhai.volumeprovider.adapter.qemu.QemuStore;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedDisk;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedStore;
import cloud.yunhai.volumeprovider.adapter.sim.Simulations;
import cloud.yunhai.volumeprovider.adapter.source.AddressRule;
import cloud.yunhai.volumeprovider.adapter.source.HttpSource;
import cloud.yunhai.volumeprovider.adapter.source.LocalFileSource;
import cloud.yunhai.volumeprovider.adapter.source.SchemeSource;
import cloud.yunhai.volumeprovider.app.ImagePeers;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.app.Stores;
import cloud.yunhai.volumeprovider.endpoint.SimulatorEndpoint;
import cloud.yunhai.volumeprovider.endpoint.VolumeProviderEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts volume-provider together.
@Configuration(proxyBeanMethods = false)
public class VolumeProviderWiring {
    private static final String MODULE = "volume-provider";
    private static final Duration SWEEP = Duration.ofMinutes(10);

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    VolumeProviderConfig volumeProviderConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, VolumeProviderConfig.class);
    }

    @Bean
    Simulations simulations() {
        return new Simulations();
    }

    @Bean
    HttpSource httpSource(VolumeProviderConfig config) {
        return new HttpSource(new AddressRule(config.importPrivateAddresses()), imageBytesMax(config));
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(ServiceProperties service, VolumeProviderConfig config, HttpSource http, Simulations simulations) {
        TipBuilder builder = TipRuntime.builder(service.tip(MODULE, version()))
                .configuration(config)
                .serveFrom("VolumeProvider", VolumeProvider.Iface.class, tip -> {
                    ImagePeers peers = new TipImagePeers(host -> tip.client(VolumeProvider.Iface.class, MODULE, host));
                    Stores stores = stores(service, config, http, peers, simulations);
                    Housekeeping.every(SWEEP, stores::sweep);
                    return new VolumeProviderEndpoint(stores);
                });
        if (config.driver() == VolumeProviderConfig.Driver.SIMULATED) {
            builder.serve("Simulator", Simulator.Iface.class, new SimulatorEndpoint(simulations));
        }
        return builder.start();
    }

    @Bean
    LolLogging logging(TipRuntime tip, ServiceProperties service) {
        return LolLogging.attach(tip, MODULE, service.hosts().getFirst(), service.spool());
    }

    /// Made after the logging and so ended before it: what is told while the process drains is told.
    @Bean
    ServiceLife life(TipRuntime tip, LolLogging logging) {
        Objects.requireNonNull(logging);
        return ServiceLife.of(tip);
    }

    private static Stores stores(
            ServiceProperties service,
            VolumeProviderConfig config,
            HttpSource http,
            ImagePeers peers,
            Simulations simulations) {
        Map<String, Store> stores = new HashMap<>();
        switch (config.driver()) {
            case QEMU -> stores.put(onlyHost(service), qemuStore(config, http, peers));
            case SIMULATED -> stores.putAll(simulated(service.hosts(), config, simulations));
        }
        return new Stores(stores);
    }

    private static Store qemuStore(VolumeProviderConfig config, HttpSource http, ImagePeers peers) {
        QemuStore.Settings settings = new QemuStore.Settings(
                config.dataDirectory(),
                config.qemuImg(),
                config.shortLimit(),
                config.longLimit(),
                imageBytesMax(config));
        SchemeSource sources =
                new SchemeSource(new LocalFileSource(config.importDirectories(), imageBytesMax(config)), http);
        return QemuStore.open(settings, sources, peers, InstantSource.system());
    }

    private static Map<String, Store> simulated(
            List<String> hosts, VolumeProviderConfig config, Simulations simulations) {
        Path directory = config.dataDirectory();
        SimulatedJournal journal = new SimulatedJournal(directory.resolve("simulated-hosts/disks"));
        Map<String, Store> stores = new HashMap<>();
        SimulatedDisk.read(journal, directory, hosts)
                .forEach((host, disk) -> stores.put(
                        host,
                        new SimulatedStore(
                                disk, (long) config.simulatedGib() << 30, simulations, InstantSource.system())));
        return stores;
    }

    private static String onlyHost(ServiceProperties service) {
        if (service.hosts().size() != 1) {
            throw new IllegalArgumentException(
                    "yunhai.hosts: " + service.hosts() + " (expected: one host with the qemu driver)");
        }
        return service.hosts().getFirst();
    }

    private static long imageBytesMax(VolumeProviderConfig config) {
        return (long) config.imageGibMax() << 30;
    }

    private static String version() {
        String version = VolumeProviderWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
