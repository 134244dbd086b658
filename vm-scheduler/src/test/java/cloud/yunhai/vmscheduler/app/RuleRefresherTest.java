package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleRefresherTest {
    private final Host one = Samples.host("h1", 8, 8192);
    private final Host two = Samples.host("h2", 8, 8192);
    private final SecurityGroupId group = SecurityGroupId.next();
    private final Nic first = Samples.nic("10.0.0.4");
    private final Nic second = Samples.nic("10.0.0.9");
    private final FakePlatform platform = new FakePlatform()
            .with(one, two)
            .with(Samples.group(group, Samples.fromGroup(group)))
            .with(Samples.instance(InstanceId.next(), InstanceState.RUNNING, one.id(), List.of(first), group))
            .with(Samples.instance(InstanceId.next(), InstanceState.STOPPED, two.id(), List.of(second), group));
    private final FakeHosts hosts = new FakeHosts();
    private final RuleRefresher refresher =
            new RuleRefresher(platform, new HostDirectory(platform, () -> Samples.NOW), hosts);

    private List<String> letIn(String host, Nic nic) {
        return hosts.of(host).rules(nic.id().text()).getFirst().cidrs();
    }

    @Test
    void everyMemberLearnsOfTheOthers() {
        assertThat(refresher.refresh(Samples.TENANT)).isTrue();
        assertThat(letIn("h1", first)).containsExactly("10.0.0.9/32");
        assertThat(letIn("h2", second)).containsExactly("10.0.0.4/32");
    }

    @Test
    void hostThatDoesNotAnswerMakesItToBeDoneAgainAndHoldsUpNobody() {
        hosts.away("h1");
        assertThat(refresher.refresh(Samples.TENANT)).isFalse();
        assertThat(letIn("h2", second)).containsExactly("10.0.0.4/32");
        hosts.back("h1");
        assertThat(refresher.refresh(Samples.TENANT)).isTrue();
        assertThat(letIn("h1", first)).containsExactly("10.0.0.9/32");
    }

    @Test
    void hostThatIsDownIsLeftAlone() {
        platform.with(Samples.in(one, HostState.DOWN));
        assertThat(refresher.refresh(Samples.TENANT)).isTrue();
        assertThat(hosts.of("h1").calls).isEmpty();
    }

    @Test
    void pauseGrowsWithTheWork() {
        assertThat(RuleRefresher.pause(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(RuleRefresher.pause(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(9));
        assertThat(RuleRefresher.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(20));
    }

    /// A mistake about one tenant must not leave the rules of all others as they were for ever.
    @Test
    void mistakeAboutOneTenantDoesNotEndTheWorkForTheOthers() {
        platform.failingGroups = new IllegalArgumentException("unreadable");
        Thread working = Thread.ofVirtual().start(refresher::run);
        try {
            refresher.mark(TenantId.next());
            await().atMost(Duration.ofSeconds(30)).until(() -> platform.failingGroups == null);
            refresher.mark(Samples.TENANT);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hosts.of("h1").calls.contains("ensureFilter"));
        } finally {
            working.interrupt();
        }
    }
}
