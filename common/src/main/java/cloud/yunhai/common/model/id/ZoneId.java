package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a zone: `zon_...`.
public record ZoneId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "zon";

    /// A new id, greater than all that this process made before.
    public static ZoneId next() {
        return new ZoneId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static ZoneId parse(String text) {
        return new ZoneId(IdText.parse(PREFIX, text));
    }

    @Override
    public String text() {
        return IdText.format(PREFIX, value);
    }

    @Override
    public String toString() {
        return text();
    }
}
