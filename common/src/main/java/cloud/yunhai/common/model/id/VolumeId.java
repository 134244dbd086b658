package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a block device: `vol_...`.
public record VolumeId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "vol";

    /// A new id, greater than all that this process made before.
    public static VolumeId next() {
        return new VolumeId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static VolumeId parse(String text) {
        return new VolumeId(IdText.parse(PREFIX, text));
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
