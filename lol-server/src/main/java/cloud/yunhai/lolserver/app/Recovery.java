package cloud.yunhai.lolserver.app;

import cloud.yunhai.lolserver.core.BatchLedger;
import cloud.yunhai.lolserver.core.SegmentName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an earlier process left, put in order.
///
/// Segments that come from a journal that is still there are of no account: the process died before it was done with
/// them, and they are made again from the journal. With each journal the ledger of the moment before it was written, so
/// the ledger of now is that of the oldest journal and what the journals hold.
///
/// @param ledger what is stored
/// @param journals not yet made segments
/// @param segments with their sizes
/// @param nextJournal a number that was never used
record Recovery(BatchLedger ledger, List<Journal> journals, SortedMap<SegmentName, Long> segments, long nextJournal) {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final Pattern NUMBERED = Pattern.compile("(\\d{12})\\.(?:log|ledger)");
    private static final int MAX_LEDGER = 64 << 20;

    static Recovery of(StoreFiles files, Segments segments, InstantSource clock) throws IOException {
        SortedMap<Long, Long> journalSizes = numbered(files, "journal");
        SortedMap<Long, Long> ledgers = numbered(files, "ledger");
        SortedMap<SegmentName, Long> found = segments.list();
        long last = Math.max(
                Math.max(lastOf(journalSizes), lastOf(ledgers)),
                found.keySet().stream().mapToLong(SegmentName::journal).max().orElse(0));
        for (SegmentName name : List.copyOf(found.keySet())) {
            if (journalSizes.containsKey(name.journal())) {
                segments.delete(name);
                found.remove(name);
            }
        }
        BatchLedger ledger = ledger(files, journalSizes, ledgers);
        List<Journal> journals = new ArrayList<>();
        for (Map.Entry<Long, Long> journal : journalSizes.entrySet()) {
            journals.add(Journal.recover(files, journal.getKey(), journal.getValue(), ledger, clock.instant()));
        }
        if (!journals.isEmpty()) {
            save(files, last + 1, ledger);
        }
        log.atInfo()
                .addKeyValue("journals", journals.size())
                .addKeyValue("segments", found.size())
                .log("store.recovered");
        return new Recovery(ledger, journals, found, last + 1);
    }

    private static SortedMap<Long, Long> numbered(StoreFiles files, String directory) throws IOException {
        SortedMap<Long, Long> numbered = new TreeMap<>();
        for (Map.Entry<String, Long> file : files.list(directory).entrySet()) {
            Matcher matcher = NUMBERED.matcher(file.getKey());
            if (matcher.matches()) {
                numbered.put(Long.parseLong(matcher.group(1)), file.getValue());
            }
        }
        return numbered;
    }

    private static long lastOf(SortedMap<Long, Long> numbered) {
        return numbered.isEmpty() ? 0 : numbered.lastKey();
    }

    private static BatchLedger ledger(StoreFiles files, SortedMap<Long, Long> journals, SortedMap<Long, Long> ledgers)
            throws IOException {
        // Without a journal the newest one is that of the moment of the clean end.
        long until = journals.isEmpty() ? Long.MAX_VALUE : journals.firstKey() + 1;
        SortedMap<Long, Long> usable = ledgers.headMap(until);
        while (!usable.isEmpty()) {
            long number = usable.lastKey();
            int size = Math.toIntExact(Math.min(MAX_LEDGER, usable.getOrDefault(number, 0L)));
            String text = new String(files.read(path(number), 0, size), StandardCharsets.UTF_8);
            Optional<BatchLedger> ledger = BatchLedger.parse(text);
            if (ledger.isPresent()) {
                return ledger.get();
            }
            log.atWarn().addKeyValue("ledger", number).log("store.ledger-damaged");
            usable = usable.headMap(number);
        }
        return new BatchLedger();
    }

    /// Keeps the ledger of the moment before a journal.
    static void save(StoreFiles files, long journal, BatchLedger ledger) throws IOException {
        String unfinished = path(journal) + ".unfinished";
        try (StoreFiles.Writer writer = files.create(unfinished)) {
            writer.write(ledger.text().getBytes(StandardCharsets.UTF_8));
            writer.sync();
        }
        files.rename(unfinished, path(journal));
    }

    /// Where the ledger of the moment before a journal is.
    static String path(long journal) {
        return "ledger/%012d.ledger".formatted(journal);
    }
}
