package cloud.yunhai.lolserver.core;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which batches are stored already.
///
/// A batch `SOURCE:NUMBER` is known if its source has stored that number or a higher one: a source sends in order, and
/// one number for each source is all that need be kept. Of other ids the last ten thousand are kept. Not thread-safe.
public final class BatchLedger {
    private static final Pattern NUMBERED = Pattern.compile("(.{1,80}):(\\d{1,18})");
    private static final int OTHER_IDS = 10_000;
    private static final int MAX_SOURCES = 50_000;
    private static final String END = "end";

    private final LinkedHashMap<String, Mark> sources = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Boolean> others = new LinkedHashMap<>();

    private record Mark(long number, long seenMicros) {}

    /// Whether it is stored.
    public boolean knows(String batchId) {
        Matcher numbered = NUMBERED.matcher(batchId);
        if (!numbered.matches()) {
            return others.containsKey(batchId);
        }
        Mark mark = sources.get(numbered.group(1));
        return mark != null && mark.number() >= Long.parseLong(numbered.group(2));
    }

    /// Enters one that is stored.
    public void enter(String batchId, long nowMicros) {
        Matcher numbered = NUMBERED.matcher(batchId);
        if (numbered.matches()) {
            String source = numbered.group(1);
            sources.put(source, new Mark(Long.parseLong(numbered.group(2)), nowMicros));
            removeEldest(sources, MAX_SOURCES);
        } else {
            others.put(batchId, true);
            removeEldest(others, OTHER_IDS);
        }
    }

    private static <V> void removeEldest(LinkedHashMap<String, V> entries, int max) {
        if (entries.size() > max) {
            entries.pollFirstEntry();
        }
    }

    /// Forgets sources that were silent since then.
    public void forgetBefore(long micros) {
        sources.values().removeIf(mark -> mark.seenMicros() < micros);
    }

    /// All of it as text.
    public String text() {
        StringBuilder text = new StringBuilder();
        sources.forEach((source, mark) -> text.append("source ")
                .append(mark.number())
                .append(' ')
                .append(mark.seenMicros())
                .append(' ')
                .append(source)
                .append('\n'));
        others.keySet().forEach(id -> text.append("batch ").append(id).append('\n'));
        return text.append(END).append('\n').toString();
    }

    /// From text; empty if it is not whole.
    public static Optional<BatchLedger> parse(String text) {
        BatchLedger ledger = new BatchLedger();
        for (String line : text.split("\n", -1)) {
            if (line.equals(END)) {
                return Optional.of(ledger);
            }
            String[] words = line.split(" ", 4);
            if (words[0].equals("source") && words.length == 4) {
                try {
                    ledger.sources.put(words[3], new Mark(Long.parseLong(words[1]), Long.parseLong(words[2])));
                } catch (NumberFormatException damaged) {
                    return Optional.empty();
                }
            } else if (words[0].equals("batch") && words.length > 1) {
                ledger.others.put(line.substring("batch ".length()), true);
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
