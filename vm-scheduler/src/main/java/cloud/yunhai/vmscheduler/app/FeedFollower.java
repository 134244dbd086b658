package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.vmscheduler.core.placement.SeenHost;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the change feed: hosts go into the directory, changed groups and members to the [RuleRefresher], a host that
/// is back is looked at.
///
/// It begins by reading all hosts, and has all rules looked at: what changed while nobody followed, or was noticed by a
/// process that died before it told the hosts, is in force nowhere yet. After a failure it goes on where it stood.
/// Hosts are read again every few seconds, since load and reports are not in the feed. Between two readings of the
/// feed it pauses, so that many changes are one answer.
public final class FeedFollower {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFollower.class);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final long UNKNOWN = -1;

    private final ChangeFeed feed;
    private final HostDirectory hosts;
    private final RuleRefresher rules;
    private final Observations observations;
    private final Duration refreshInterval;
    private long place = UNKNOWN;
    private boolean failing;

    public FeedFollower(
            ChangeFeed feed,
            HostDirectory hosts,
            RuleRefresher rules,
            Observations observations,
            Duration refreshInterval) {
        this.feed = feed;
        this.hosts = hosts;
        this.rules = rules;
        this.observations = observations;
        this.refreshInterval = refreshInterval;
    }

    /// Works until interrupted.
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                follow();
            } catch (CloudException failure) {
                logFirst(failure);
                pause(PAUSE_AFTER_FAILURE);
            } catch (RuntimeException mistake) {
                LOG.atError().setCause(mistake).log("feed.failed");
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void follow() {
        begin();
        long refreshedAt = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            ChangeFeed.Changes changes = feed.after(place, WAIT);
            place = changes.next();
            changes.events().forEach(this::take);
            failing = false;
            if (System.nanoTime() - refreshedAt > refreshInterval.toNanos()) {
                hosts.refresh();
                refreshedAt = System.nanoTime();
            }
            pause(PAUSE);
        }
    }

    private void begin() {
        long now = feed.now();
        hosts.refresh();
        // A database that was put back to an earlier moment counts from there.
        if (place == UNKNOWN || now < place) {
            hosts.all().stream()
                    .map(SeenHost::host)
                    .filter(host -> host.instances() > 0)
                    .forEach(host -> observations.tenantsOn(host).forEach(rules::mark));
            place = now;
        }
    }

    void take(Event event) {
        try {
            switch (event.resourceId().substring(0, event.resourceId().indexOf('_') + 1)) {
                case "hst_" -> host(event);
                case "ins_" -> instance(event);
                case "sg_" -> rulesOf(event);
                default -> {
                    // Not asked for.
                }
            }
        } catch (RuntimeException unreadable) {
            LOG.atError()
                    .setCause(unreadable)
                    .addKeyValue("event", event.sequence())
                    .log("feed.event.failed");
        }
    }

    private void host(Event event) {
        String after = event.after();
        if (after == null) {
            hosts.removed(HostId.parse(event.resourceId()));
            return;
        }
        Host host = ModelJson.read(after, Host.class);
        hosts.changed(host);
        Host before = read(event.before(), Host.class);
        if (before != null && before.state() == HostState.DOWN && host.state() == HostState.UP) {
            Thread.ofVirtual().name("look-" + host.name()).start(() -> backAgain(host));
        }
    }

    /// What its instances became while it was silent, and the rules that changed meanwhile.
    private void backAgain(Host host) {
        LOG.atInfo().addKeyValue("host", host.name()).log("host.back");
        try {
            observations.look(host).forEach(rules::mark);
        } catch (CloudException failure) {
            // Its own full report tells, a little later.
            LOG.atWarn()
                    .addKeyValue("host", host.name())
                    .addKeyValue("cause", failure.getMessage())
                    .log("host.look.failed");
        }
    }

    private void instance(Event event) {
        Instance before = read(event.before(), Instance.class);
        Instance after = read(event.after(), Instance.class);
        if (member(before, after)) {
            rules.mark(Objects.requireNonNull(after == null ? before : after).tenantId());
        }
    }

    /// Whether it came to be, or ceased to be, one whose addresses others let in, or whose groups changed.
    private static boolean member(@Nullable Instance before, @Nullable Instance after) {
        return !addresses(before).equals(addresses(after));
    }

    private static List<String> addresses(@Nullable Instance instance) {
        if (instance == null || instance.hostId() == null || instance.state() == InstanceState.DELETED) {
            return List.of();
        }
        return Stream.concat(
                        instance.nics().stream().map(nic -> nic.address()),
                        instance.securityGroupIds().stream().map(group -> group.text()))
                .toList();
    }

    private void rulesOf(Event event) {
        if (event.tenantId() != null) {
            rules.mark(event.tenantId());
        }
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : ModelJson.read(json, type);
    }

    private void logFirst(CloudException failure) {
        if (!failing) {
            LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("feed.failed");
        }
        failing = true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
