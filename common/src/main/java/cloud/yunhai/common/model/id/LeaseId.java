package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of an address held by a NIC: `lea_...`.
public record LeaseId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "lea";

    /// A new id, greater than all that this process made before.
    public static LeaseId next() {
        return new LeaseId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static LeaseId parse(String text) {
        return new LeaseId(IdText.parse(PREFIX, text));
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
