package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apicommon.representation.HostLoadRepresentation;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.iaasadmin.core.Command;
import cloud.yunhai.iaasadmin.core.Share;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A host as pages show it.
public record HostView(HostRepresentation host, Share vcpus, Share memory, Share storage) {
    private static final double PERCENT = 100;

    /// What the list is sorted by.
    public static final Map<String, Comparator<HostView>> ORDERS = Map.of(
            "name", Comparator.comparing(view -> view.host.name),
            "state", Comparator.comparing(view -> view.host.state),
            "vcpus", Comparator.comparing(view -> view.vcpus.percent()),
            "memory", Comparator.comparing(view -> view.memory.percent()),
            "storage", Comparator.comparing(view -> view.storage.percent()),
            "instances", Comparator.comparing(view -> amount(view.host.instances)),
            "load", Comparator.comparing(HostView::busy, Comparator.nullsFirst(Comparator.naturalOrder())),
            "report",
                    Comparator.comparing(
                            view -> view.host.lastReportAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())));

    /// What it is, with its shares.
    public static HostView of(HostRepresentation host) {
        return new HostView(
                host,
                new Share(amount(host.vcpusClaimed), amount(host.vcpusTotal)),
                new Share(amount(host.memoryMibClaimed), amount(host.memoryMibTotal)),
                new Share(amount(host.storageGibClaimed), amount(host.storageGibTotal)));
    }

    private static long amount(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }

    /// How busy its processors are, in percent; null: it has not told.
    public @Nullable Long busy() {
        HostLoadRepresentation load = host.load;
        return load == null || load.cpuBusy == null ? null : Math.round(load.cpuBusy * PERCENT);
    }

    /// What may be done with it.
    public List<Command> commands() {
        return Command.of(host.state);
    }
}
