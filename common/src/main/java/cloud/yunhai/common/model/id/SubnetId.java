package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a subnet: `net_...`.
public record SubnetId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "net";

    /// A new id, greater than all that this process made before.
    public static SubnetId next() {
        return new SubnetId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static SubnetId parse(String text) {
        return new SubnetId(IdText.parse(PREFIX, text));
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
