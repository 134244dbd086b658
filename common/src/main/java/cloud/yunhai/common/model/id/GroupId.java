package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a group of tenants: `grp_...`.
public record GroupId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "grp";

    /// A new id, greater than all that this process made before.
    public static GroupId next() {
        return new GroupId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static GroupId parse(String text) {
        return new GroupId(IdText.parse(PREFIX, text));
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
