package cloud.yunhai.apiclient.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A column of a table: its header, and where in the resource its value is.
record Column(String header, JsonPointer pointer) {
    /// Columns by header and pointer in turn, as `"NAME", "/name"`.
    static List<Column> of(String... headersAndPointers) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headersAndPointers.length; i += 2) {
            columns.add(new Column(headersAndPointers[i], JsonPointer.compile(headersAndPointers[i + 1])));
        }
        return List.copyOf(columns);
    }

    String text(JsonNode resource) {
        return Cells.text(resource.at(pointer));
    }
}
