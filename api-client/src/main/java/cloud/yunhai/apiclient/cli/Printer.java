package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Where results go: standard output, as tables or as JSON. What goes on meanwhile is told on standard error.
///
/// @param terminal whether a person looks at standard error
record Printer(OutputFormat format, PrintWriter out, PrintWriter err, boolean terminal) {
    boolean json() {
        return format == OutputFormat.JSON;
    }

    /// One resource.
    void one(Object representation) {
        if (json()) {
            document(representation);
        } else {
            lines(Tables.details(tree(representation)));
        }
    }

    /// Some resources; at most so many.
    void list(List<Column> columns, Stream<?> representations, int limit) {
        List<JsonNode> items = new ArrayList<>();
        Iterator<?> all = representations.iterator();
        while (items.size() < limit && all.hasNext()) {
            items.add(tree(all.next()));
        }
        list(columns, items);
        if (items.size() == limit && all.hasNext()) {
            note("only the first " + limit + " are shown (more: --limit)");
        }
    }

    /// These resources.
    void list(List<Column> columns, List<JsonNode> items) {
        if (json()) {
            document(Map.of("items", items));
        } else {
            lines(Tables.table(columns, items));
        }
    }

    /// A JSON document of its own, over several lines.
    void document(Object value) {
        out.println(JsonCodec.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        out.flush();
    }

    /// A JSON document on one line: one of several.
    void documentLine(Object value) {
        out.println(JsonCodec.mapper().writeValueAsString(value));
        out.flush();
    }

    /// A sentence for people; programs see by the exit status.
    void say(String text) {
        if (!json()) {
            lines(List.of(Cells.printable(text)));
        }
    }

    void lines(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /// What is worth knowing besides the result.
    void note(String text) {
        err.println("yunhai: " + Cells.printable(text));
        err.flush();
    }

    static JsonNode tree(Object representation) {
        return representation instanceof JsonNode node
                ? node
                : JsonCodec.mapper().valueToTree(representation);
    }
}
