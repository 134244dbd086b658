package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a token that lets a host join: `jtk_...`.
public record JoinTokenId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "jtk";

    /// A new id, greater than all that this process made before.
    public static JoinTokenId next() {
        return new JoinTokenId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static JoinTokenId parse(String text) {
        return new JoinTokenId(IdText.parse(PREFIX, text));
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
