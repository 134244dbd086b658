package cloud.yunhai.nodeagent.adapter.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.HostReports;
import cloud.yunhai.common.idl.types.TDriver;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostFacts;
import cloud.yunhai.common.idl.types.THostLoad;
import cloud.yunhai.common.idl.types.THostRole;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What db-proxy is told of a host, over a real connection.
class TipHostReportsTest {
    private static final HostFacts FACTS = new HostFacts(2, 4096, 100, "model", "6.1", "Debian", "qemu", null);
    private static final HostLoad LOAD = new HostLoad(0.5, 0.25, 1024, 50, 3, Instant.EPOCH);

    private final TipCloud cloud = new TipCloud();
    private final Served served = new Served();
    private final TipHostReports reports;

    TipHostReportsTest() {
        cloud.serve("db-proxy", "h0", tip -> tip.serve("HostReports", HostReports.Iface.class, served));
        reports = new TipHostReports(cloud.caller("node-agent", "h1"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aHostJoinsAndReportsItselfWithAllThatIsKnown() {
        reports.join("h1", Set.of(HostRole.COMPUTE, HostRole.STORAGE), Driver.LIBVIRT, FACTS, "hash");
        reports.report("h1", FACTS, LOAD);

        assertThat(served.told).containsExactly("join h1 [COMPUTE, STORAGE] LIBVIRT 2 hash", "report h1 4096 0.25 3");
    }

    /// A report that waits for long would hold up those of the other hosts.
    @Test
    void noReportWaitsLongerThanThreeSeconds() {
        reports.report("h1", FACTS, LOAD);

        assertThat(served.remaining.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aHostThatIsNotKnownIsToldSo() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> reports.report("h9", FACTS, LOAD))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private static final class Served implements HostReports.Iface {
        final List<String> told = new CopyOnWriteArrayList<>();
        final List<Duration> remaining = new CopyOnWriteArrayList<>();

        @Override
        public THost join(String hostName, Set<THostRole> roles, TDriver driver, THostFacts facts, String tokenHash) {
            told.add("join " + hostName + " " + roles.stream().sorted().toList() + " " + driver + " " + facts.getCpus()
                    + " " + tokenHash);
            return new THost();
        }

        @Override
        public THost report(String hostName, THostFacts facts, THostLoad load) {
            CallContext context = CallContext.current();
            context.requireOwnHost(hostName);
            if (hostName.equals("h9")) {
                throw CloudException.notFound("host", hostName);
            }
            remaining.add(Objects.requireNonNull(context.deadline()).remaining());
            told.add("report " + hostName + " " + facts.getMemoryMib() + " " + load.getCpuBusy() + " "
                    + load.getVmsRunning());
            return new THost();
        }
    }
}
