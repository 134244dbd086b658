package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a template or an installation medium: `img_...`.
public record ImageId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "img";

    /// A new id, greater than all that this process made before.
    public static ImageId next() {
        return new ImageId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static ImageId parse(String text) {
        return new ImageId(IdText.parse(PREFIX, text));
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
