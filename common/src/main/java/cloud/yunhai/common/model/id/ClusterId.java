package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a cluster: `cls_...`.
public record ClusterId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "cls";

    /// A new id, greater than all that this process made before.
    public static ClusterId next() {
        return new ClusterId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static ClusterId parse(String text) {
        return new ClusterId(IdText.parse(PREFIX, text));
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
