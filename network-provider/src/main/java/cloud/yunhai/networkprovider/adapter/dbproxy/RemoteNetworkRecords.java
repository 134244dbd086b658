package cloud.yunhai.networkprovider.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TClusterPage;
import cloud.yunhai.common.idl.dbproxy.TLeasePage;
import cloud.yunhai.common.idl.dbproxy.TSubnetPage;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.networkprovider.app.NetworkRecords;
import cloud.yunhai.networkprovider.core.AddressClaim;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Networks and clusters, kept by db-proxy. Single subnets and clusters are remembered for some seconds: every create
/// asks for the same few, and what is asked of them (prefix, gateway, name) does not change.
public final class RemoteNetworkRecords implements NetworkRecords {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int REMEMBERED_MAX = 10_000;

    private final Networks.Iface networks;
    private final Catalogue.Iface catalogue;
    private final Cache<SubnetId, Subnet> subnets = remembering();
    private final Cache<ClusterId, Cluster> clusters = remembering();

    public RemoteNetworkRecords(Networks.Iface networks, Catalogue.Iface catalogue) {
        this.networks = networks;
        this.catalogue = catalogue;
    }

    @Override
    public Lease claim(AddressClaim claim) {
        TAddressClaim wanted = ThriftCodec.encode(claim, TAddressClaim.class);
        return ThriftCodec.decode(Tip.call(() -> networks.claimAddress(wanted)), Lease.class);
    }

    @Override
    public void release(NicId nic) {
        Tip.run(() -> networks.releaseAddress(nic.text()));
    }

    @Override
    public Optional<Lease> leaseOf(NicId nic) {
        return leases(Map.of("nicId", nic.text())).stream().findFirst();
    }

    @Override
    public Optional<Lease> leaseOf(ClusterId cluster, String mac) {
        return leases(Map.of("clusterId", cluster.text(), "mac", mac)).stream().findFirst();
    }

    @Override
    public List<Lease> leases(ClusterId cluster) {
        return leases(Map.of("clusterId", cluster.text()));
    }

    @Override
    public Subnet subnet(SubnetId subnet) {
        @Nullable Subnet known = subnets.getIfPresent(subnet);
        if (known != null) {
            return known;
        }
        Subnet read = ThriftCodec.decode(Tip.call(() -> networks.getSubnet(subnet.text())), Subnet.class);
        subnets.put(subnet, read);
        return read;
    }

    @Override
    public List<Subnet> subnets(ClusterId cluster) {
        return Pages.all(Map.of("clusterId", cluster.text()), request -> {
            TSubnetPage page = Tip.call(() -> networks.listSubnets(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Subnet.class), page.getNextPageToken());
        });
    }

    @Override
    public String clusterName(ClusterId cluster) {
        @Nullable Cluster known = clusters.getIfPresent(cluster);
        if (known != null) {
            return known.name();
        }
        Cluster read = ThriftCodec.decode(Tip.call(() -> catalogue.getCluster(cluster.text())), Cluster.class);
        clusters.put(cluster, read);
        return read.name();
    }

    @Override
    public List<Cluster> clusters() {
        return Pages.all(Map.of(), request -> {
            TClusterPage page = Tip.call(() -> catalogue.listClusters(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Cluster.class), page.getNextPageToken());
        });
    }

    private List<Lease> leases(Map<String, String> filter) {
        return Pages.all(filter, request -> {
            TLeasePage page = Tip.call(() -> networks.listLeases(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Lease.class), page.getNextPageToken());
        });
    }

    private static <K, V> Cache<K, V> remembering() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(REMEMBERED_MAX)
                .build();
    }
}
