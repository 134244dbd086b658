package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogRecord;
import java.util.Comparator;

/// Where a record stands among all: by its time, then by its id.
public record Position(long micros, String id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::micros).thenComparing(Position::id);

    public static Position of(LogRecord record) {
        return new Position(BlockSummary.micros(record.time()), record.id());
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
