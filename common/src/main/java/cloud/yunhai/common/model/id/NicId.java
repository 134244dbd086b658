package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a network interface of an instance: `nic_...`.
public record NicId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "nic";

    /// A new id, greater than all that this process made before.
    public static NicId next() {
        return new NicId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static NicId parse(String text) {
        return new NicId(IdText.parse(PREFIX, text));
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
