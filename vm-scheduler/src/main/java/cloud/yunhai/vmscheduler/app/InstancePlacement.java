package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.vmscheduler.core.placement.Placement;
import cloud.yunhai.vmscheduler.core.placement.PlacementRequest;
import cloud.yunhai.vmscheduler.core.placement.Placer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds an instance its host: ranks by what is known, claims by what is true.
public final class InstancePlacement {
    private static final Logger LOG = LoggerFactory.getLogger(InstancePlacement.class);

    private final HostDirectory hosts;
    private final Claims claims;
    private final InstanceRecords instances;
    private final Placer placer;
    private final RandomGenerator random;
    private final InstantSource clock;

    public InstancePlacement(
            HostDirectory hosts,
            Claims claims,
            InstanceRecords instances,
            Placer placer,
            RandomGenerator random,
            InstantSource clock) {
        this.hosts = hosts;
        this.claims = claims;
        this.instances = instances;
        this.placer = placer;
        this.random = random;
        this.clock = clock;
    }

    /// Where an instance is to be.
    public record Placed(Host host, PlacementDecision decision) {}

    /// Claims a host. Repeated: the one that is held. When the hosts turn out to be fuller than known, they are
    /// read again and it is tried once more.
    public Placed place(PlacementRequest request) {
        return attempt(request)
                .or(() -> {
                    hosts.refresh();
                    return attempt(request);
                })
                .orElseGet(() -> held(request).orElseThrow(() -> refusal(request)));
    }

    /// Returns what is held, if anything is.
    public void release(InstanceId id) {
        claims.release(id);
    }

    private Optional<Placed> attempt(PlacementRequest request) {
        if (!(decide(request) instanceof Placement.Ranked ranked)) {
            return Optional.empty();
        }
        try {
            HostId chosen = claims.claim(request, ranked.hosts(), ranked.decision());
            hosts.claimed(chosen, request);
            LOG.atInfo()
                    .addKeyValue("instance", request.instanceId())
                    .addKeyValue("host", chosen)
                    .log("instance.placed");
            return Optional.of(new Placed(hosts.get(chosen), chosen(ranked.decision(), chosen)));
        } catch (CloudException failure) {
            if (failure.code() == ErrorCode.NO_HOST_FITS) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Placement decide(PlacementRequest request) {
        return placer.place(request, hosts.all(), random, clock.instant());
    }

    /// A repeat, after the instance itself filled the last host.
    private Optional<Placed> held(PlacementRequest request) {
        HostId held = instances.get(request.instanceId()).hostId();
        return Optional.ofNullable(held)
                .map(id -> new Placed(hosts.get(id), chosen(decide(request).decision(), id)));
    }

    private CloudException refusal(PlacementRequest request) {
        PlacementDecision decision = decide(request).decision();
        PlacementDecision refused = new PlacementDecision(
                decision.instanceId(),
                null,
                decision.considered(),
                decision.rejections(),
                decision.best(),
                decision.hint() == null ? "others were quicker" : decision.hint(),
                decision.decidedAt());
        claims.refused(refused);
        Map<String, String> counts = new TreeMap<>();
        refused.rejections().forEach((filter, count) -> counts.put(filter, count + " of " + refused.considered()));
        LOG.atWarn()
                .addKeyValue("instance", request.instanceId())
                .addKeyValue("rejections", counts)
                .log("instance.refused");
        return CloudException.of(
                        ErrorCode.NO_HOST_FITS,
                        "no host has room for " + request.vcpus() + " vcpus, " + request.memoryMib() + " MiB and "
                                + request.rootGib() + " GiB of storage: "
                                + refused.hint())
                .details(counts)
                .build();
    }

    private static PlacementDecision chosen(PlacementDecision decision, HostId host) {
        return new PlacementDecision(
                decision.instanceId(),
                host,
                decision.considered(),
                decision.rejections(),
                decision.best(),
                decision.hint(),
                decision.decidedAt());
    }
}
