package cloud.yunhai.apiclient.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final String ROUTE = "GET /v1/events";

    private final FakeApi api = new FakeApi();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        api.close();
    }

    private Subscription subscribe(TokenSource tokens, Duration silence, Predicate<StreamEvent> listener) {
        Transport transport = new Transport(ClientSettings.of(api.uri()), tokens, pause -> {});
        return Subscription.start(transport, Call.get("/v1/events"), null, listener, silence);
    }

    /// Listens until this is heard.
    private Subscription until(String last) {
        return subscribe(TokenSource.none(), Duration.ofSeconds(20), event -> {
            seen.add(event.data());
            return !event.data().equals(last);
        });
    }

    private static void ended(Subscription subscription) throws Exception {
        subscription.ended().get(20, TimeUnit.SECONDS);
    }

    @Test
    void eventsComeInOrderUntilTheListenerHasEnough() throws Exception {
        api.on(ROUTE, Reply.heldEvents(": \n\nid: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: c\n\n"));

        try (Subscription subscription = until("b")) {
            ended(subscription);
        }

        assertThat(seen).containsExactly("a", "b");
        assertThat(api.only(ROUTE).header("Accept")).isEqualTo("text/event-stream");
        assertThat(api.only(ROUTE).header("Last-Event-ID")).isNull();
    }

    @Test
    void aStreamThatBreaksGoesOnAfterTheLastEvent() throws Exception {
        api.on(
                ROUTE,
                Reply.events("id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: half"),
                Reply.drop(),
                Reply.events("id: 3\ndata: c\n\n"));

        try (Subscription subscription = until("c")) {
            ended(subscription);
        }

        assertThat(seen).containsExactly("a", "b", "c");
        assertThat(api.requests(ROUTE).stream().map(request -> request.header("Last-Event-ID")))
                .containsExactly(null, "2", "2");
    }

    @Test
    void aStreamThatFallsSilentIsOpenedAgain() throws Exception {
        api.on(ROUTE, Reply.heldEvents("id: 1\ndata: a\n\n"), Reply.heldEvents("id: 2\ndata: b\n\n"));

        try (Subscription subscription = subscribe(TokenSource.none(), Duration.ofMillis(300), event -> {
            seen.add(event.data());
            return !event.data().equals("b");
        })) {
            ended(subscription);
        }

        assertThat(seen).containsExactly("a", "b");
        assertThat(api.requests(ROUTE)).hasSize(2);
    }

    @Test
    void aProblemThatWillNotPassEndsIt() {
        api.on(ROUTE, Reply.problem(404, "NOT_FOUND", "no such operation"));

        try (Subscription subscription = until("never")) {
            assertThatThrownBy(() -> ended(subscription))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(ApiException.class)
                    .hasMessage("no such operation");
        }
        assertThat(api.requests(ROUTE)).hasSize(1);
    }

    @Test
    void aProblemThatPassesDoesNot() throws Exception {
        api.on(ROUTE, Reply.problem(503, "QUEUE_FULL", "too many streams"), Reply.events("data: a\n\n"));

        try (Subscription subscription = until("a")) {
            ended(subscription);
        }
        assertThat(seen).containsExactly("a");
    }

    @Test
    void anExpiredTokenIsRenewed() throws Exception {
        api.on(
                ROUTE,
                request -> "Bearer fresh".equals(request.header("Authorization"))
                        ? Reply.events("data: a\n\n")
                        : Reply.problem(401, "TOKEN_EXPIRED", "ended"));
        TokenSource tokens = new TokenSource() {
            private volatile String token = "old";

            @Override
            public String token() {
                return token;
            }

            @Override
            public boolean renew(String refused) {
                token = "fresh";
                return true;
            }
        };

        try (Subscription subscription = subscribe(tokens, Duration.ofSeconds(20), event -> false)) {
            ended(subscription);
        }
        assertThat(api.requests(ROUTE)).hasSize(2);
    }

    @Test
    void closingEndsItWhileItListens() throws Exception {
        api.on(ROUTE, Reply.heldEvents("data: a\n\n"));
        Subscription subscription = until("never");
        await().until(() -> seen.contains("a"));

        subscription.close();

        ended(subscription);
        assertThat(subscription.ended()).isCompleted();
    }

    @Test
    void aListenerThatFailsEndsItWithItsFailure() throws Exception {
        api.on(ROUTE, Reply.heldEvents("data: a\n\n"));
        CountDownLatch called = new CountDownLatch(1);

        try (Subscription subscription = subscribe(TokenSource.none(), Duration.ofSeconds(20), event -> {
            called.countDown();
            throw new IllegalStateException("a mistake of the listener");
        })) {
            assertThatThrownBy(() -> ended(subscription)).hasRootCauseMessage("a mistake of the listener");
        }
        assertThat(called.getCount()).isZero();
    }
}
