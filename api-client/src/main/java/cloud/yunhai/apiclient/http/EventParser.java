package cloud.yunhai.apiclient.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the lines of an event stream together to events, as the HTML standard says.
final class EventParser {
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private @Nullable String id;
    private boolean hasData;

    /// Takes the next line, without its end.
    ///
    /// @return the event that it completes
    Optional<StreamEvent> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return Optional.empty(); // a comment: the stream is alive
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void take(String field, String value) {
        switch (field) {
            case "data" -> {
                if (hasData) {
                    data.append('\n');
                }
                data.append(value);
                hasData = true;
            }
            case "event" -> type = value;
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    id = value;
                }
            }
            default -> {} // `retry` and what may come: not ours
        }
    }

    private Optional<StreamEvent> dispatch() {
        Optional<StreamEvent> event = hasData
                ? Optional.of(new StreamEvent(id, type.isEmpty() ? "message" : type, data.toString()))
                : Optional.empty();
        data.setLength(0);
        hasData = false;
        type = "";
        return event;
    }
}
