package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import cloud.yunhai.dhcpcontroller.core.DnsmasqFiles;
import cloud.yunhai.dhcpcontroller.core.HeldLease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.ProcessExecutor;

/// Brings one dnsmasq to a plan. Used by one thread; only [#alive] is asked by others.
///
/// Changed reservations are read anew at SIGHUP, changed subnets need a new process. A guest that has gone leaves its
/// lease in dnsmasq, and dnsmasq then refuses the address to the next holder: so a lease without reservation is ended
/// by a DHCPRELEASE in the guest's name.
final class Dnsmasq {
    private static final Logger log = LoggerFactory.getLogger(Dnsmasq.class);
    private static final int RELEASES_MAX = 16;

    private final DnsmasqSettings settings;
    private final DnsmasqFiles.Place place;
    private final StateFiles files;
    private Runnable whenEnded = () -> {};
    private volatile @Nullable DnsmasqProcess process;
    private volatile boolean idle;
    private String configuration = "";
    private @Nullable DhcpPlan served;

    Dnsmasq(DnsmasqSettings settings) {
        this.settings = settings;
        this.place = settings.place();
        this.files = new StateFiles(place);
    }

    /// Ends what a controller before left running; answers what it served.
    DhcpPlan takeOver() {
        try {
            files.prepare();
            Predecessor.end(place.configuration());
            return files.load();
        } catch (IOException failure) {
            throw CloudException.of(ErrorCode.STORAGE_FAILED, "the DHCP server's directory cannot be used")
                    .internal(failure.toString())
                    .cause(failure)
                    .build();
        }
    }

    /// Called when dnsmasq has ended by itself.
    void whenEnded(Runnable action) {
        whenEnded = action;
    }

    /// Whether it does what it was told last; with no subnet there is nothing to run for.
    boolean alive() {
        DnsmasqProcess current = process;
        return idle || (current != null && current.alive());
    }

    /// Serves exactly this when it returns.
    void serve(DhcpPlan plan) throws IOException {
        idle = plan.subnets().isEmpty();
        if (idle) {
            stop();
            return;
        }
        DnsmasqProcess current = process;
        String wanted = DnsmasqFiles.configuration(place, plan.subnets());
        if (current == null || !current.alive() || !wanted.equals(configuration)) {
            restart(plan, wanted);
            return;
        }
        if (!plan.equals(served)) {
            files.writeHosts(plan);
            served = null;
            current.reload(this::saysRead, settings.limit());
            served = plan;
        }
        List<HeldLease> stale = files.stale(plan);
        if (stale.size() > RELEASES_MAX || !release(current, stale)) {
            restart(plan, wanted);
        }
    }

    /// Keeps the plan for a later controller; a failure costs nothing but that.
    void keep(DhcpPlan plan) {
        try {
            files.save(plan);
        } catch (IOException failure) {
            log.atWarn().setCause(failure).log("dhcp.plan.not.kept");
        }
    }

    void stop() {
        DnsmasqProcess current = process;
        process = null;
        if (current != null) {
            current.stop();
        }
    }

    private void restart(DhcpPlan plan, String wanted) throws IOException {
        stop();
        served = null;
        files.writeConfiguration(wanted);
        files.writeHosts(plan);
        files.dropStale(plan);
        DnsmasqProcess started = DnsmasqProcess.start(
                command(
                        settings.dnsmasq(),
                        "--keep-in-foreground",
                        "--log-facility=-",
                        "--conf-file=" + place.configuration()),
                this::saysRead,
                settings.limit());
        process = started;
        started.whenEnded(() -> {
            // One that was stopped to be replaced is no news.
            if (process == started) {
                whenEnded.run();
            }
        });
        configuration = wanted;
        served = plan;
        log.atInfo()
                .addKeyValue("subnets", plan.subnets().size())
                .addKeyValue("reservations", plan.reservations().size())
                .log("dnsmasq.started");
    }

    /// False when dnsmasq did not end all of them.
    private boolean release(DnsmasqProcess current, List<HeldLease> stale) {
        List<CompletableFuture<String>> ended = new ArrayList<>();
        for (HeldLease lease : stale) {
            ended.add(current.next(
                    line -> line.contains("DHCPRELEASE") && line.contains(" " + lease.address() + " " + lease.mac())));
            if (!release(lease)) {
                return false;
            }
        }
        try {
            CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new))
                    .get(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notEnded) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean release(HeldLease lease) {
        try {
            return new ProcessExecutor()
                            .command(command(settings.release(), place.interfaceName(), lease.address(), lease.mac()))
                            .timeout(settings.limit().toMillis(), TimeUnit.MILLISECONDS)
                            .destroyOnExit()
                            .execute()
                            .getExitValue()
                    == 0;
        } catch (IOException | TimeoutException failure) {
            log.atWarn()
                    .addKeyValue("address", lease.address())
                    .setCause(failure)
                    .log("dhcp.lease.not.released");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean saysRead(String line) {
        return line.endsWith(": read " + place.hosts());
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(settings.prefix());
        command.addAll(List.of(arguments));
        return command;
    }
}
