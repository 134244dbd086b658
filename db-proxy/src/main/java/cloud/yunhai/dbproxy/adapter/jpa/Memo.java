package cloud.yunhai.dbproxy.adapter.jpa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Values read from texts that come again and again, such as the plan that all sagas of one kind share.
final class Memo<T> {
    private static final int ENTRIES_MAX = 256;
    private static final int TEXT_MAX = 4_096;

    private final Function<String, T> read;
    private final Map<String, T> known = new ConcurrentHashMap<>();

    Memo(Function<String, T> read) {
        this.read = read;
    }

    /// The value, which must not be one that can change.
    T of(String text) {
        T value = known.get(text);
        if (value == null) {
            value = read.apply(text);
            if (known.size() >= ENTRIES_MAX) {
                known.clear();
            }
            if (text.length() <= TEXT_MAX) {
                known.put(text, value);
            }
        }
        return value;
    }
}
