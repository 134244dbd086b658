package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.adapter.files.ConsoleLogFiles;
import cloud.yunhai.vmcontroller.app.ConsolePart;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.app.HypervisorListener;
import cloud.yunhai.vmcontroller.app.SeenVm;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.HostCapabilities;
import cloud.yunhai.vmcontroller.core.Observation;
import cloud.yunhai.vmcontroller.core.VmSpec;
import cloud.yunhai.vmcontroller.core.VmXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The host's own hypervisor, through its libvirtd.
public final class LibvirtHypervisor implements Hypervisor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtHypervisor.class);
    private static final Pattern DIGEST = Pattern.compile("digest=[\"']([0-9a-f]+)[\"']");
    private static final int METADATA_ELEMENT = 2;
    private static final int AFFECT_CONFIG = 2;

    private final ConsoleLogFiles consoleLogs;
    private final LibvirtConnection connection;
    private final NativeCalls threads;
    private final LibvirtCalls calls;
    private final LibvirtFilters filters;
    private volatile @Nullable HypervisorListener listener;
    private volatile HostCapabilities capabilities = new HostCapabilities(false);

    public LibvirtHypervisor(LibvirtSettings settings, ConsoleLogFiles consoleLogs) {
        this.consoleLogs = consoleLogs;
        this.connection = new LibvirtConnection(settings.uri());
        this.threads = new NativeCalls(settings.calls());
        this.calls = new LibvirtCalls(connection, threads, settings);
        this.filters = new LibvirtFilters(calls);
    }

    @Override
    public synchronized void begin(HypervisorListener hears) {
        boolean first = listener == null;
        listener = hears;
        if (first) {
            connection.begin(this::connected);
        } else {
            hears.connected();
        }
    }

    private void connected(Connect connect) throws LibvirtException {
        capabilities = Machine.capabilities(connect.getCapabilities());
        connect.addLifecycleListener((domain, _) -> {
            tell(domain, HypervisorListener::changed);
            return 0;
        });
        connect.addRebootListener(domain -> tell(domain, HypervisorListener::rebooted));
        Objects.requireNonNull(listener).connected();
    }

    @Override
    public Observation observe(InstanceId id) {
        return calls.read("look at the instance", connect -> Domains.observe(connect, id.value()));
    }

    @Override
    public List<SeenVm> list() {
        return calls.read("list its instances", connect -> {
            List<SeenVm> seen = new ArrayList<>();
            for (Domain domain : connect.listAllDomains(0)) {
                UUID uuid = UUID.fromString(domain.getUUIDString());
                boolean foreign = Domains.instance(domain).isEmpty();
                Observation observation = Domains.observe(connect, uuid);
                if (observation != Observation.ABSENT) {
                    seen.add(new SeenVm(domain.getName(), observation, foreign));
                }
            }
            return seen;
        });
    }

    @Override
    public Optional<String> definition(InstanceId id) {
        return calls.read("look at the instance", connect -> Domains.with(connect, id, LibvirtHypervisor::digest))
                .filter(digest -> !digest.isEmpty());
    }

    @Override
    public void define(VmSpec spec, OptionalLong fencingToken) {
        String logPath = consoleLogs.path(spec.instanceId()).toString();
        String xml = VmXml.of(spec, capabilities, logPath, fencingToken);
        calls.change(
                "define the instance", connect -> connect.domainDefineXML(xml).free());
    }

    @Override
    public void start(InstanceId id) {
        act("start the instance", id, Domain::create);
    }

    @Override
    public void pressPowerButton(InstanceId id) {
        calls.change("ask the instance to power off", connect -> {
            Domains.pressPowerButton(connect, id.value());
            return true;
        });
    }

    @Override
    public void requestReboot(InstanceId id) {
        act("reboot the instance", id, domain -> done(() -> domain.reboot(LibvirtLibrary.REBOOT_BY_BUTTON)));
    }

    @Override
    public void reset(InstanceId id) {
        act("reset the instance", id, domain -> done(domain::reset));
    }

    @Override
    public void switchOff(InstanceId id) {
        act("switch the instance off", id, LibvirtHypervisor::destroy);
    }

    @Override
    public void suspend(InstanceId id) {
        act("suspend the instance", id, domain -> done(domain::suspend));
    }

    @Override
    public void resume(InstanceId id) {
        act("resume the instance", id, domain -> done(domain::resume));
    }

    @Override
    public void remove(InstanceId id) {
        calls.change(
                "remove the instance",
                connect -> Domains.with(connect, id, domain -> {
                    destroy(domain);
                    domain.undefine(LibvirtLibrary.UNDEFINE_WITH_ALL);
                    return true;
                }));
    }

    @Override
    public void ensureFilter(FilterSpec filter) {
        filters.ensure(filter);
    }

    @Override
    public boolean hasFilter(String name) {
        return filters.exists(name);
    }

    @Override
    public void removeFilter(String name) {
        filters.remove(name);
    }

    @Override
    public List<String> filters() {
        return filters.names();
    }

    @Override
    public ConsolePart consoleLog(InstanceId id, long offset, int limit) {
        return consoleLogs.read(id, offset, limit);
    }

    @Override
    public void removeConsoleLog(InstanceId id) {
        consoleLogs.remove(id);
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(connection.trouble()).map(why -> "libvirtd cannot be reached: " + why);
    }

    @Override
    public void close() {
        connection.close();
        threads.close();
    }

    private void act(String what, InstanceId id, Domains.Work<Integer> work) {
        if (calls.change(what, connect -> Domains.with(connect, id, work)).isEmpty()) {
            throw CloudException.notFound("VM of instance", id.text());
        }
    }

    private interface Step {
        void run() throws LibvirtException;
    }

    private static Integer done(Step step) throws LibvirtException {
        step.run();
        return 0;
    }

    /// No error for one that is off, or goes off just now.
    private static Integer destroy(Domain domain) throws LibvirtException {
        if (domain.isActive() > 0) {
            try {
                domain.destroy();
            } catch (LibvirtException failure) {
                if (domain.isActive() > 0) {
                    throw failure;
                }
            }
        }
        return 0;
    }

    private static String digest(Domain domain) throws LibvirtException {
        try {
            Matcher found = DIGEST.matcher(domain.getMetadata(METADATA_ELEMENT, VmXml.NAMESPACE, AFFECT_CONFIG));
            return found.find() ? found.group(1) : "";
        } catch (LibvirtException failure) {
            if (Domains.is(failure, ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA)) {
                return "";
            }
            throw failure;
        }
    }

    /// Called in libvirt's event thread: hands over, and asks libvirt nothing.
    private void tell(Domain domain, BiConsumer<HypervisorListener, InstanceId> what) {
        try {
            HypervisorListener hears = Objects.requireNonNull(listener);
            Domains.instance(domain).ifPresent(id -> what.accept(hears, id));
        } catch (LibvirtException failure) {
            LOG.atWarn().setCause(failure).log("hypervisor.event.unreadable");
        }
    }
}
