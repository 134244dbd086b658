package cloud.yunhai.apiclient.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Lines of text from resources: aligned columns for many, names and values for one.
final class Tables {
    private static final String GAP = "  ";

    private Tables() {}

    /// A header and one line per resource, its columns aligned.
    static List<String> table(List<Column> columns, List<JsonNode> resources) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::header).toList());
        for (JsonNode resource : resources) {
            rows.add(columns.stream().map(column -> column.text(resource)).toList());
        }
        return aligned(rows);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .repeat(' ', widths[i] - row.get(i).length())
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// Each member on a line; lists of objects as tables below.
    static List<String> details(JsonNode resource) {
        List<List<String>> rows = new ArrayList<>();
        List<Map.Entry<String, JsonNode>> lists = new ArrayList<>();
        flatten("", resource, rows, lists);
        List<String> lines = new ArrayList<>(rows.isEmpty() ? List.of() : aligned(rows));
        for (Map.Entry<String, JsonNode> list : lists) {
            lines.add("");
            lines.add(list.getKey() + ":");
            table(columnsOf(list.getValue()), list.getValue().valueStream().toList())
                    .forEach(line -> lines.add(GAP + line));
        }
        return lines;
    }

    private static void flatten(
            String prefix, JsonNode resource, List<List<String>> rows, List<Map.Entry<String, JsonNode>> lists) {
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject() && !value.isEmpty()) {
                flatten(name + ".", value, rows, lists);
            } else if (value.isArray() && value.path(0).isObject()) {
                lists.add(Map.entry(name, value));
            } else {
                rows.add(List.of(name, Cells.text(value)));
            }
        }
    }

    /// Every member that any of them has, in the order met.
    private static List<Column> columnsOf(JsonNode list) {
        List<String> columns = new ArrayList<>();
        list.forEach(item -> item.propertyNames().forEach(name -> {
            if (!columns.contains("/" + name)) {
                columns.add(name.toUpperCase(java.util.Locale.ROOT));
                columns.add("/" + name);
            }
        }));
        return Column.of(columns.toArray(String[]::new));
    }
}
