package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How the follower keeps its place in the feed.
class FeedFollowingTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FakePlatform platform = new FakePlatform();
    private final FakeHosts hosts = new FakeHosts();
    private final HostDirectory directory = new HostDirectory(platform, () -> Samples.NOW);
    private final RuleRefresher rules = new RuleRefresher(platform, directory, hosts);
    private final ScriptedFeed feed = new ScriptedFeed();
    private final FeedFollower follower = new FeedFollower(
            feed, directory, rules, new Observations(directory, hosts, platform), Duration.ofMinutes(5));
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
    }

    /// What happens during a failure must not be passed over: a rule that is never told to the hosts is never in
    /// force.
    @Test
    void afterAFailureTheFeedIsReadOnFromTheSamePlace() {
        feed.now = 7;
        feed.answers.add(() -> new ChangeFeed.Changes(List.of(), 9));
        feed.answers.add(() -> {
            feed.now = 20;
            throw new CloudException(ErrorCode.CONNECTION_LOST, "away");
        });
        feed.answers.add(() -> new ChangeFeed.Changes(List.of(), 12));

        start(follower::run);

        await().atMost(LIMIT).until(() -> feed.asked.size() >= 4);
        assertThat(feed.asked).startsWith(7L, 9L, 9L, 12L);
    }

    @Test
    void aFeedThatWasPutBackIsReadFromItsNewEnd() {
        feed.now = 100;
        feed.answers.add(() -> {
            feed.now = 3;
            throw new CloudException(ErrorCode.CONNECTION_LOST, "away");
        });

        start(follower::run);

        await().atMost(LIMIT).until(() -> feed.asked.size() >= 2);
        assertThat(feed.asked).startsWith(100L, 3L);
    }

    /// The one before may have died between the change and the telling of it.
    @Test
    void atTheStartAllRulesAreBroughtToTheHosts() {
        var host = Samples.host("h1", HostState.UP, 8, 1, 8192, 128);
        SecurityGroupId group = SecurityGroupId.next();
        Nic nic = Samples.nic("10.0.0.4");
        platform.with(host)
                .with(Samples.instance(InstanceId.next(), InstanceState.RUNNING, host.id(), List.of(nic), group))
                .with(Samples.group(group, Samples.fromGroup(group)));

        start(follower::run);
        start(rules::run);

        await().atMost(LIMIT)
                .until(() -> hosts.of("h1").filters.containsKey(nic.id().text()));
    }

    private void start(Runnable work) {
        threads.add(Thread.ofVirtual().start(work));
    }

    private static final class ScriptedFeed implements ChangeFeed {
        final BlockingQueue<Supplier<Changes>> answers = new LinkedBlockingQueue<>();
        final List<Long> asked = new CopyOnWriteArrayList<>();
        volatile long now;

        @Override
        public long now() {
            return now;
        }

        @Override
        public Changes after(long place, Duration wait) {
            asked.add(place);
            try {
                return answers.take().get();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return new Changes(List.of(), place);
            }
        }
    }
}
