package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.event.ActorKind;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedFollowerTest {
    private final FakePlatform platform = new FakePlatform();
    private final FakeHosts hosts = new FakeHosts();
    private final HostDirectory directory = new HostDirectory(platform, () -> Samples.NOW);
    private final RuleRefresher rules = new RuleRefresher(platform, directory, hosts);
    private final FeedFollower follower = new FeedFollower(
            new NoFeed(), directory, rules, new Observations(directory, hosts, platform), Duration.ofSeconds(5));
    private final Thread refreshing = Thread.ofVirtual().start(rules::run);

    private static final class NoFeed implements ChangeFeed {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public Changes after(long place, Duration wait) {
            return new Changes(List.of(), place);
        }
    }

    @AfterEach
    void stop() {
        refreshing.interrupt();
    }

    private static Event event(String id, @Nullable Object before, @Nullable Object after) {
        return new Event(
                1,
                Samples.NOW,
                new Actor(ActorKind.SERVICE, "db-proxy", "db-proxy", null, null),
                "change",
                id,
                Samples.TENANT,
                null,
                before == null ? null : ModelJson.write(before),
                after == null ? null : ModelJson.write(after));
    }

    @Test
    void hostsComeChangeAndGo() {
        Host host = Samples.host("h1", 8, 8192);
        follower.take(event(host.id().text(), null, host));
        assertThat(directory.all()).hasSize(1);
        follower.take(event(host.id().text(), host, Samples.in(host, HostState.DRAINING)));
        assertThat(directory.all().getFirst().host().state()).isEqualTo(HostState.DRAINING);
        follower.take(event(host.id().text(), host, null));
        assertThat(directory.all()).isEmpty();
    }

    @Test
    void newMemberIsToldToTheOthers() {
        Host host = Samples.host("h1", 8, 8192);
        SecurityGroupId group = SecurityGroupId.next();
        Nic nic = Samples.nic("10.0.0.4");
        InstanceId id = InstanceId.next();
        Instance placed = Samples.instance(id, InstanceState.CREATING, host.id(), List.of(nic), group);
        platform.with(host).with(placed).with(Samples.group(group, Samples.fromGroup(group)));

        follower.take(event(id.text(), Samples.instance(id, InstanceState.CREATING, null, List.of(), group), placed));
        await().until(() -> hosts.of("h1").filters.containsKey(nic.id().text()));
    }

    @Test
    void hostThatIsBackIsLookedAt() {
        Host host = Samples.host("h1", 8, 8192);
        InstanceId id = InstanceId.next();
        platform.with(host).with(Samples.instance(id, InstanceState.UNREACHABLE, host.id(), List.of()));
        hosts.of("h1").vms.put(id.text(), VmState.RUNNING);
        follower.take(event(host.id().text(), Samples.in(host, HostState.DOWN), host));
        await().until(() -> platform.observed.stream().anyMatch(text -> text.startsWith(id.text() + " RUNNING")));
    }
}
