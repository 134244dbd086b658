package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.app.VmRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The records of one simulated host, as lines of the journal: `fence|rebootId|removedAt|filter=digest,...`.
public final class SimulatedRecords implements VmRecords {
    private static final int FIELDS = 4;

    private final String prefix;
    private final SimulatedJournal journal;

    public SimulatedRecords(String hostName, SimulatedJournal journal) {
        this.prefix = "record/" + hostName + "/";
        this.journal = journal;
    }

    @Override
    public VmRecord get(InstanceId id) {
        @Nullable String line = journal.get(prefix + id.text());
        return line == null ? VmRecord.NONE : parse(line);
    }

    @Override
    public void put(InstanceId id, VmRecord record) {
        journal.put(prefix + id.text(), format(record));
    }

    private static String format(VmRecord record) {
        String filters = String.join(
                ",",
                new TreeMap<>(record.filters())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toList());
        return record.fence() + "|" + text(record.rebootId()) + "|" + text(record.removedAt()) + "|" + filters;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static VmRecord parse(String line) {
        List<String> fields = Arrays.asList(line.split("\\|", FIELDS));
        Map<String, String> filters = new TreeMap<>();
        for (String filter : fields.get(3).split(",", -1)) {
            int equals = filter.indexOf('=');
            if (equals > 0) {
                filters.put(filter.substring(0, equals), filter.substring(equals + 1));
            }
        }
        return new VmRecord(
                Long.parseLong(fields.get(0)),
                fields.get(1).isEmpty() ? null : fields.get(1),
                filters,
                fields.get(2).isEmpty() ? null : Instant.parse(fields.get(2)));
    }
}
