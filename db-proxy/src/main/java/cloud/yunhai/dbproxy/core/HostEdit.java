package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds a changed copy of a host.
public final class HostEdit {
    private final Host from;
    private ClusterId clusterId;
    private Set<HostRole> roles;
    private HostState state;
    private Driver driver;
    private @Nullable HostFacts facts;
    private @Nullable HostLoad load;
    private long vcpusTotal;
    private long memoryMibTotal;
    private long storageGibTotal;
    private @Nullable Instant lastReportAt;
    private @Nullable String stateReason;

    private HostEdit(Host from) {
        this.from = from;
        this.clusterId = from.clusterId();
        this.roles = from.roles();
        this.state = from.state();
        this.driver = from.driver();
        this.facts = from.facts();
        this.load = from.load();
        this.vcpusTotal = from.vcpusTotal();
        this.memoryMibTotal = from.memoryMibTotal();
        this.storageGibTotal = from.storageGibTotal();
        this.lastReportAt = from.lastReportAt();
        this.stateReason = from.stateReason();
    }

    /// Begins with what it is.
    public static HostEdit of(Host from) {
        return new HostEdit(from);
    }

    /// Changes it.
    public HostEdit clusterId(ClusterId value) {
        clusterId = value;
        return this;
    }

    /// Changes it.
    public HostEdit roles(Set<HostRole> value) {
        roles = value;
        return this;
    }

    /// Changes it.
    public HostEdit state(HostState value) {
        state = value;
        return this;
    }

    /// Changes it.
    public HostEdit driver(Driver value) {
        driver = value;
        return this;
    }

    /// Changes it.
    public HostEdit facts(@Nullable HostFacts value) {
        facts = value;
        return this;
    }

    /// Changes it.
    public HostEdit load(@Nullable HostLoad value) {
        load = value;
        return this;
    }

    /// Changes it.
    public HostEdit vcpusTotal(long value) {
        vcpusTotal = value;
        return this;
    }

    /// Changes it.
    public HostEdit memoryMibTotal(long value) {
        memoryMibTotal = value;
        return this;
    }

    /// Changes it.
    public HostEdit storageGibTotal(long value) {
        storageGibTotal = value;
        return this;
    }

    /// Changes it.
    public HostEdit lastReportAt(@Nullable Instant value) {
        lastReportAt = value;
        return this;
    }

    /// Changes it.
    public HostEdit stateReason(@Nullable String value) {
        stateReason = value;
        return this;
    }

    /// The copy.
    public Host build() {
        return new Host(
                from.id(),
                clusterId,
                from.name(),
                roles,
                state,
                driver,
                facts,
                load,
                vcpusTotal,
                from.vcpusClaimed(),
                memoryMibTotal,
                from.memoryMibClaimed(),
                storageGibTotal,
                from.storageGibClaimed(),
                from.instances(),
                lastReportAt,
                stateReason,
                from.createdAt(),
                from.version());
    }
}
