package cloud.yunhai.lolserver.core;

import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.common.lol.LogRecord;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is in a block of records, without reading it: enough to pass over most blocks in most queries.
///
/// @param firstMicros the earliest time
/// @param lastMicros the latest time
/// @param levels a bit for each level
/// @param modules that wrote them
/// @param terms the traces, operations, instances, users and hosts
public record BlockSummary(
        int records, long firstMicros, long lastMicros, int levels, Set<String> modules, TermFilter terms) {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    /// Kinds of terms.
    public enum Term {
        TRACE,
        OPERATION,
        INSTANCE,
        USER,
        HOST;

        /// The term as it is remembered.
        public String of(String value) {
            return ordinal() + value;
        }
    }

    public BlockSummary {
        modules = Set.copyOf(modules);
    }

    public static BlockSummary of(Collection<LogRecord> records) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int levels = 0;
        Set<String> modules = new TreeSet<>();
        Set<String> terms = new HashSet<>();
        for (LogRecord record : records) {
            long time = micros(record.time());
            first = Math.min(first, time);
            last = Math.max(last, time);
            levels |= 1 << record.level().ordinal();
            modules.add(record.moduleName());
            add(terms, Term.TRACE, record.trace());
            add(terms, Term.OPERATION, record.operationId());
            add(terms, Term.INSTANCE, record.instanceId());
            add(terms, Term.USER, record.userId());
            add(terms, Term.HOST, record.hostName());
        }
        return new BlockSummary(records.size(), first, last, levels, modules, TermFilter.of(terms));
    }

    private static void add(Set<String> terms, Term kind, @Nullable String value) {
        if (value != null) {
            terms.add(kind.of(value));
        }
    }

    /// Whether some record is at least this grave.
    public boolean reaches(LogLevel level) {
        return levels >>> level.ordinal() != 0;
    }

    /// Microseconds since 1970.
    public static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / NANOS_PER_MICRO;
    }

    /// Bytes in memory, about.
    public int bytes() {
        return terms.bytes() + 128;
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(records);
        out.writeLong(firstMicros);
        out.writeLong(lastMicros);
        out.writeByte(levels);
        out.writeShort(modules.size());
        for (String module : modules) {
            out.writeUTF(module);
        }
        terms.write(out);
    }

    public static BlockSummary read(DataInputStream in) throws IOException {
        int records = in.readInt();
        long first = in.readLong();
        long last = in.readLong();
        int levels = in.readUnsignedByte();
        int count = in.readUnsignedShort();
        Set<String> modules = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            modules.add(in.readUTF());
        }
        return new BlockSummary(records, first, last, levels, modules, TermFilter.read(in));
    }
}
