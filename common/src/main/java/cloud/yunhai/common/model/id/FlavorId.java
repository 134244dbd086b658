package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a flavor: `flv_...`.
public record FlavorId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "flv";

    /// A new id, greater than all that this process made before.
    public static FlavorId next() {
        return new FlavorId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static FlavorId parse(String text) {
        return new FlavorId(IdText.parse(PREFIX, text));
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
