package cloud.yunhai.volumescheduler.config;

import cloud.yunhai.common.idl.dbproxy.Hosts;
import cloud.yunhai.common.idl.dbproxy.Images;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.volumeprovider.VolumeProvider;
import cloud.yunhai.common.idl.volumescheduler.VolumeScheduler;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.volumescheduler.adapter.dbproxy.RemoteHostRecords;
import cloud.yunhai.volumescheduler.adapter.dbproxy.RemoteImageRecords;
import cloud.yunhai.volumescheduler.adapter.dbproxy.RemoteInstanceRecords;
import cloud.yunhai.volumescheduler.adapter.dbproxy.RemoteVolumeRecords;
import cloud.yunhai.volumescheduler.adapter.volumeprovider.RemoteStorageHost;
import cloud.yunhai.volumescheduler.app.AllHosts;
import cloud.yunhai.volumescheduler.app.HostRecords;
import cloud.yunhai.volumescheduler.app.ImageFiles;
import cloud.yunhai.volumescheduler.app.ImageRecords;
import cloud.yunhai.volumescheduler.app.InstanceRecords;
import cloud.yunhai.volumescheduler.app.RootVolumes;
import cloud.yunhai.volumescheduler.app.Seeds;
import cloud.yunhai.volumescheduler.app.StorageCheck;
import cloud.yunhai.volumescheduler.app.StorageHost;
import cloud.yunhai.volumescheduler.app.VolumeRecords;
import cloud.yunhai.volumescheduler.endpoint.VolumeSchedulerEndpoint;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts volume-scheduler together.
@Configuration(proxyBeanMethods = false)
public class VolumeSchedulerWiring {
    private static final String MODULE = "volume-scheduler";
    private static final String DB_PROXY = "db-proxy";

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(ServiceProperties service) {
        return TipRuntime.builder(service.tip(MODULE, version()))
                .serveFrom("VolumeScheduler", VolumeScheduler.Iface.class, VolumeSchedulerWiring::endpoint)
                .start();
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

    private static VolumeSchedulerEndpoint endpoint(TipRuntime tip) {
        VolumeRecords volumes = new RemoteVolumeRecords(tip.client(Volumes.Iface.class, DB_PROXY));
        HostRecords hosts = new RemoteHostRecords(tip.client(Hosts.Iface.class, DB_PROXY));
        ImageRecords images = new RemoteImageRecords(tip.client(Images.Iface.class, DB_PROXY));
        InstanceRecords instances = new RemoteInstanceRecords(tip.client(Instances.Iface.class, DB_PROXY));
        StorageHost storage =
                new RemoteStorageHost(host -> tip.client(VolumeProvider.Iface.class, "volume-provider", host));
        AllHosts allHosts = new AllHosts();
        return new VolumeSchedulerEndpoint(
                new RootVolumes(volumes, hosts, images, storage),
                new Seeds(hosts, storage),
                new ImageFiles(hosts, storage, allHosts),
                new StorageCheck(volumes, images, instances, hosts, storage, allHosts));
    }

    private static String version() {
        String version = VolumeSchedulerWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
