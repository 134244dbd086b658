package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apiclient.error.WaitTimeoutException;
import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.StuckResolution;
import cloud.yunhai.common.model.operation.OperationState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Operations: read, waited for, watched, cancelled, tried again.
public final class Operations extends ReadableResources<OperationRepresentation, OperationList> {
    /// The longest that one request waits; the API allows a minute.
    private static final Duration POLL_MAX = Duration.ofSeconds(30);

    /// What an answer may take beyond the wait.
    private static final Duration POLL_MARGIN = Duration.ofSeconds(15);

    Operations(Transport transport) {
        super(
                transport,
                new Kind<>(
                        UriTemplates.OPERATIONS,
                        UriTemplates.OPERATION,
                        OperationRepresentation.class,
                        OperationList.class,
                        true));
    }

    /// Waits until it is done, or stuck, or the time is over; answers what it is then.
    public OperationRepresentation await(String id, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Duration wait = left.compareTo(POLL_MAX) < 0 ? left : POLL_MAX;
            OperationRepresentation operation = transport.send(
                    scoped(Call.get(path(id)))
                            .query("wait", wait.toMillis() + "ms")
                            .timeout(wait.plus(POLL_MARGIN)),
                    OperationRepresentation.class);
            if (operation.done || operation.state == OperationState.STUCK || left.isZero()) {
                return operation;
            }
        }
    }

    /// Waits until it has succeeded.
    ///
    /// @throws OperationFailedException when it ended otherwise, or is stuck
    /// @throws WaitTimeoutException when the time is over before
    public OperationRepresentation awaitSuccess(String id, Duration time) {
        OperationRepresentation operation = await(id, time);
        return switch (operation.state) {
            case SUCCEEDED -> operation;
            case FAILED, CANCELLED, STUCK -> throw new OperationFailedException(operation);
            case PENDING, RUNNING, UNWINDING -> throw new WaitTimeoutException(operation, time);
        };
    }

    /// Tells the operation now and at every change until it is done.
    public Subscription watch(String id, Consumer<OperationRepresentation> listener) {
        String path = UriTemplates.expand(UriTemplates.OPERATION_EVENTS, id);
        return Subscription.start(transport, scoped(Call.get(path)), null, event -> {
            OperationRepresentation operation =
                    JsonCodec.read(event.data().getBytes(StandardCharsets.UTF_8), OperationRepresentation.class);
            listener.accept(operation);
            return !operation.done;
        });
    }

    /// Undoes it at its next step.
    public OperationRepresentation cancel(String id) {
        return post(UriTemplates.OPERATION_CANCEL, id, null);
    }

    /// Does a failed command again, as a new operation.
    public OperationRepresentation retry(String id) {
        return post(UriTemplates.OPERATION_RETRY, id, null);
    }

    /// An operator decides what becomes of a stuck one.
    ///
    /// @param resolution `retry`, `skip` or `adopt`
    public OperationRepresentation resolve(String id, String resolution) {
        StuckResolution body = new StuckResolution();
        body.resolution = resolution;
        return transport.send(
                Call.post(UriTemplates.expand(UriTemplates.OPERATION_RESOLVE, id), body),
                OperationRepresentation.class);
    }

    private OperationRepresentation post(String template, String id, @Nullable Object body) {
        return transport.send(
                scoped(Call.post(UriTemplates.expand(template, id), body)), OperationRepresentation.class);
    }
}
