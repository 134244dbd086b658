package cloud.yunhai.common.tip.calling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Idle connections to one address, the most recently used on top; so many and no more.
final class IdleStack {
    private final Deque<ClientConnection> connections = new ArrayDeque<>();
    private final int most;

    IdleStack(int most) {
        this.most = most;
    }

    /// False if there is no room.
    synchronized boolean push(ClientConnection connection) {
        if (connections.size() >= most) {
            return false;
        }
        connections.addFirst(connection);
        return true;
    }

    /// The most recently used; null if there is none.
    synchronized @Nullable ClientConnection pop() {
        return connections.pollFirst();
    }

    /// The least recently used, if that is so of it; null if not.
    synchronized @Nullable ClientConnection dropOldestIf(Predicate<ClientConnection> unwanted) {
        ClientConnection oldest = connections.peekLast();
        return oldest != null && unwanted.test(oldest) ? connections.pollLast() : null;
    }
}
