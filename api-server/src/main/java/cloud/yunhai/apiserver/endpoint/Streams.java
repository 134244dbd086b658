package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many requests stay open at once, to wait or to stream: so many in all, and so many of one account.
public final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int ALL_MAX = 500;
    private static final int ACCOUNT_MAX = 100;

    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> perAccount = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// One of the places.
    public final class Place implements AutoCloseable {
        private final String accountId;

        private Place(String accountId) {
            this.accountId = accountId;
        }

        @Override
        public void close() {
            all.decrementAndGet();
            perAccount.computeIfPresent(accountId, (_, held) -> held == 1 ? null : held - 1);
        }
    }

    /// Takes a place.
    Place take(String accountId) {
        if (all.incrementAndGet() > ALL_MAX || closed) {
            all.decrementAndGet();
            throw new CloudException(ErrorCode.QUEUE_FULL, "too many requests wait or stream at once");
        }
        Place place = new Place(accountId);
        if (perAccount.merge(accountId, 1, Integer::sum) > ACCOUNT_MAX) {
            place.close();
            throw new CloudException(
                    ErrorCode.RATE_LIMITED, "more than " + ACCOUNT_MAX + " requests of the account wait or stream");
        }
        return place;
    }

    /// A stream that ends in silence when its reader is gone: that is how streams usually end.
    static StreamingOutput untilGone(StreamingOutput stream) {
        return out -> {
            try {
                stream.write(out);
            } catch (IOException gone) {
                LOG.atDebug().addKeyValue("reason", gone.toString()).log("caller.gone");
            }
        };
    }

    /// Whether streams may go on.
    boolean open() {
        return !closed;
    }

    /// Ends the streams at their next beat.
    public void close() {
        closed = true;
    }
}
