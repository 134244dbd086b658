package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.app.VmRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The records of one simulated host, as lines of the journal: `fence|rebootId|removedAt|filter=digest,...`.
public final class SimulatedRecords implements VmRecords {
    private static final String KIND = "record";
    private static final int KEY_PARTS = 3;
    private static final int FIELDS = 4;

    private final String prefix;
    private final SimulatedJournal journal;
    private final Set<InstanceId> ids = ConcurrentHashMap.newKeySet();

    private SimulatedRecords(String hostName, SimulatedJournal journal) {
        this.prefix = KIND + "/" + hostName + "/";
        this.journal = journal;
    }

    /// The records of these hosts as the journal knows them, by host.
    public static Map<String, SimulatedRecords> read(SimulatedJournal journal, Collection<String> hostNames) {
        Map<String, SimulatedRecords> all = new TreeMap<>();
        hostNames.forEach(name -> all.put(name, new SimulatedRecords(name, journal)));
        journal.values().keySet().forEach(key -> {
            List<String> parts = Arrays.asList(key.split("/", KEY_PARTS));
            SimulatedRecords records =
                    parts.size() == KEY_PARTS && parts.getFirst().equals(KIND) ? all.get(parts.get(1)) : null;
            if (records != null) {
                records.ids.add(InstanceId.parse(parts.get(2)));
            }
        });
        return all;
    }

    @Override
    public VmRecord get(InstanceId id) {
        @Nullable String line = journal.get(prefix + id.text());
        return line == null ? VmRecord.NONE : parse(line);
    }

    @Override
    public void put(InstanceId id, VmRecord record) {
        ids.add(id);
        journal.put(prefix + id.text(), format(record));
    }

    @Override
    public List<InstanceId> ids() {
        return List.copyOf(ids);
    }

    @Override
    public void forget(InstanceId id) {
        ids.remove(id);
        journal.remove(prefix + id.text());
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
