package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a cloud host: `ins_...`.
public record InstanceId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "ins";

    /// A new id, greater than all that this process made before.
    public static InstanceId next() {
        return new InstanceId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static InstanceId parse(String text) {
        return new InstanceId(IdText.parse(PREFIX, text));
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
