package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.idl.dbproxy.Idempotency;
import cloud.yunhai.common.idl.dbproxy.TStoredAnswer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Idempotency keys in memory. A key is taken again only when [#expireHolds] says so.
public final class FakeIdempotency implements Idempotency.Iface {
    private static final long FIRST = 1_900_000_000_000_000L;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean holdsOver;

    private record Entry(String requestHash, TStoredAnswer answer) {}

    @Override
    public synchronized TStoredAnswer take(String accountId, String key, String requestHash, long holdMillis) {
        Entry known = entries.get(accountId + " " + key);
        if (known == null || holdsOver && known.answer.isInProgress() && known.requestHash.equals(requestHash)) {
            entries.put(accountId + " " + key, new Entry(requestHash, new TStoredAnswer(false, true, false)));
            // The moment of the first taking, whoever takes it again.
            return new TStoredAnswer(true, false, false).setFirstTakenAtMicros(FIRST);
        }
        return known.requestHash.equals(requestHash) ? known.answer : new TStoredAnswer(false, false, true);
    }

    @Override
    public synchronized void complete(String accountId, String key, int status, String headersJson, ByteBuffer body) {
        Entry taken = java.util.Objects.requireNonNull(entries.get(accountId + " " + key));
        entries.put(
                accountId + " " + key,
                new Entry(
                        taken.requestHash,
                        new TStoredAnswer(false, false, false)
                                .setStatus(status)
                                .setHeadersJson(headersJson)
                                .setBody(body)));
    }

    @Override
    public synchronized void abandon(String accountId, String key) {
        entries.remove(accountId + " " + key);
    }

    /// Keys that were taken and never answered may be taken again from now on.
    public void expireHolds() {
        holdsOver = true;
    }

    /// Everything that is kept, as text.
    public synchronized String dump() {
        StringBuilder all = new StringBuilder();
        entries.forEach((key, entry) -> all.append(key)
                .append(entry.requestHash)
                .append(
                        entry.answer.isSetBody()
                                ? new String(entry.answer.getBody(), java.nio.charset.StandardCharsets.UTF_8)
                                : ""));
        return all.toString();
    }
}
