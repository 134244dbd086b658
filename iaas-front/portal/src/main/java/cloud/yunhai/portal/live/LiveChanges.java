package cloud.yunhai.portal.live;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import cloud.yunhai.portal.session.SignedIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Tells open pages what changed: one event stream of the API for all pages of a session.
///
/// How it works: the first page of a session opens the stream, the last one to go closes it. A page hears only that
/// something of its kind changed, and fetches its parts anew, so a lost or doubled event does no harm and a slow page
/// holds nothing back.
public final class LiveChanges implements SmartLifecycle {
    private static final int PAGES_MAX = 1_000;
    private static final int PAGES_OF_SESSION_MAX = 20;

    private final Function<SignedIn, YunhaiClient> api;
    private final Map<SignedIn, Feed> feeds = new HashMap<>();
    private int pages;
    private boolean running;

    /// @param api the API as an account sees it
    public LiveChanges(Function<SignedIn, YunhaiClient> api) {
        this.api = api;
    }

    /// The stream of one session and the pages that listen.
    private static final class Feed {
        private final Set<LivePage> listeners = ConcurrentHashMap.newKeySet();
        private @Nullable Subscription subscription;

        void heard(EventRepresentation event) {
            listeners.forEach(page -> page.heard(event));
        }

        void end() {
            if (subscription != null) {
                subscription.close();
            }
            listeners.forEach(LivePage::end);
        }
    }

    /// Listens for changes of resources whose ids begin with one of these; null: too many listen already.
    @Nullable
    LivePage open(SignedIn account, List<String> prefixes) {
        Feed feed;
        LivePage page = new LivePage(
                prefixes,
                (operation, step) -> api.apply(account).operations().watch(operation, _ -> step.run()),
                gone -> close(account, gone));
        synchronized (this) {
            feed = feeds.computeIfAbsent(account, _ -> new Feed());
            if (!running || pages >= PAGES_MAX || feed.listeners.size() >= PAGES_OF_SESSION_MAX) {
                return null;
            }
            feed.listeners.add(page);
            pages++;
            if (feed.subscription == null) {
                feed.subscription = api.apply(account).events().follow(ListQuery.ALL, null, feed::heard);
                // What ends it is a problem that stays, as a token that has ended: pages learn it when they ask.
                feed.subscription.ended().whenComplete((_, _) -> end(account)).exceptionally(_ -> null);
            }
        }
        page.begin();
        return page;
    }

    private synchronized void close(SignedIn account, LivePage page) {
        pages--;
        Feed feed = feeds.get(account);
        if (feed != null && feed.listeners.remove(page) && feed.listeners.isEmpty()) {
            feeds.remove(account);
            feed.end();
        }
    }

    /// Ends what the pages of this session listen to.
    public void end(SignedIn account) {
        Feed feed;
        synchronized (this) {
            feed = feeds.remove(account);
        }
        if (feed != null) {
            feed.end();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /// Before the HTTP face ends, which waits for open requests.
    @Override
    public void stop() {
        List<Feed> open;
        synchronized (this) {
            running = false;
            open = List.copyOf(feeds.values());
            feeds.clear();
        }
        open.forEach(Feed::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
