package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a physical or simulated machine: `hst_...`.
public record HostId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "hst";

    /// A new id, greater than all that this process made before.
    public static HostId next() {
        return new HostId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static HostId parse(String text) {
        return new HostId(IdText.parse(PREFIX, text));
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
