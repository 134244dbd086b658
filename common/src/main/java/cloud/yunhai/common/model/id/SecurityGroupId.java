package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a security group: `sg_...`.
public record SecurityGroupId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "sg";

    /// A new id, greater than all that this process made before.
    public static SecurityGroupId next() {
        return new SecurityGroupId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static SecurityGroupId parse(String text) {
        return new SecurityGroupId(IdText.parse(PREFIX, text));
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
