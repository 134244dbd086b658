package cloud.yunhai.nodeagent.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes one Prometheus text of many: each family stands once, with its help and type once, and each sample says by
/// labels where it comes from.
///
/// A label that a sample has already is kept as `exported_x`, as Prometheus itself would. Where two sources give a
/// family different types it is untyped. A line that is none of the format is counted and left out.
public final class MetricsMerge {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") ?(.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")\\s*(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");
    private static final Pattern LABEL =
            Pattern.compile("\\G\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")\\s*(?:,|$)");
    private static final String UNTYPED = "untyped";
    private static final List<String> COMPOUND = List.of("histogram", "summary");
    private static final List<String> PART_SUFFIXES = List.of("_bucket", "_sum", "_count");

    private final SortedMap<String, Family> families = new TreeMap<>();
    private int refused;

    private static final class Family {
        @Nullable
        String help;

        @Nullable
        String type;

        final List<String> samples = new ArrayList<>();
    }

    /// Adds what one source says of itself.
    ///
    /// @param labels put before the labels that each sample has
    public void add(Map<String, String> labels, String text) {
        String current = "";
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            if (stripped.startsWith("#")) {
                current = comment(stripped, current);
                continue;
            }
            Matcher sample = SAMPLE.matcher(stripped);
            String merged = sample.matches() ? merged(labels, sample) : null;
            if (merged == null) {
                refused++;
            } else {
                family(familyOf(sample.group(1), current)).samples.add(merged);
            }
        }
    }

    private String comment(String line, String current) {
        Matcher comment = COMMENT.matcher(line);
        if (!comment.matches()) {
            return current;
        }
        Family family = family(comment.group(2));
        String value = comment.group(3);
        if (comment.group(1).equals("HELP")) {
            family.help = family.help == null ? value : family.help;
        } else {
            family.type = family.type == null || family.type.equals(value) ? value : UNTYPED;
        }
        return comment.group(2);
    }

    private Family family(String name) {
        return families.computeIfAbsent(name, _ -> new Family());
    }

    /// A part of a histogram or summary (`x_sum`) belongs to `x`.
    private String familyOf(String sample, String current) {
        for (String suffix : PART_SUFFIXES) {
            if (sample.endsWith(suffix)) {
                String base = sample.substring(0, sample.length() - suffix.length());
                Family family = families.get(base);
                if (base.equals(current) || (family != null && COMPOUND.contains(String.valueOf(family.type)))) {
                    return base;
                }
            }
        }
        return sample;
    }

    private static @Nullable String merged(Map<String, String> labels, Matcher sample) {
        Map<String, String> all = new LinkedHashMap<>();
        new TreeMap<>(labels).forEach((name, value) -> all.put(name, quoted(value)));
        String own = sample.group(2) == null ? "" : sample.group(2).strip();
        Matcher label = LABEL.matcher(own);
        int end = 0;
        while (end < own.length() && label.find()) {
            String name = label.group(1);
            all.put(labels.containsKey(name) ? "exported_" + name : name, label.group(2));
            end = label.end();
        }
        if (end < own.length() || !isNumber(sample.group(3))) {
            return null;
        }
        StringBuilder line = new StringBuilder(sample.group(1));
        char before = '{';
        for (Map.Entry<String, String> entry : all.entrySet()) {
            line.append(before).append(entry.getKey()).append('=').append(entry.getValue());
            before = ',';
        }
        return line.append(all.isEmpty() ? "" : "}")
                .append(' ')
                .append(sample.group(3))
                .toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static boolean isNumber(String value) {
        if (value.equals("+Inf") || value.equals("-Inf") || value.equals("NaN")) {
            return true;
        }
        try {
            Double.parseDouble(value);
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /// Adds one sample of the agent's own.
    public void gauge(String name, String help, Map<String, String> labels, double value) {
        single("gauge", name, help, labels, value);
    }

    /// Adds one sample of the agent's own that only grows.
    public void counter(String name, String help, Map<String, String> labels, double value) {
        single("counter", name, help, labels, value);
    }

    private void single(String type, String name, String help, Map<String, String> labels, double value) {
        add(labels, "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n" + name + " " + value + "\n");
    }

    /// Lines that were none of the format.
    public int refused() {
        return refused;
    }

    /// All of it, families in the order of their names.
    public String text() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> {
            if (family.samples.isEmpty()) {
                return;
            }
            if (family.help != null) {
                text.append("# HELP ")
                        .append(name)
                        .append(' ')
                        .append(family.help)
                        .append('\n');
            }
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(family.type == null ? UNTYPED : family.type)
                    .append('\n');
            family.samples.forEach(sample -> text.append(sample).append('\n'));
        });
        return text.toString();
    }
}
