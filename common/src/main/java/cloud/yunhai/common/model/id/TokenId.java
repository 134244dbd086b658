package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a bearer token: `tok_...`.
public record TokenId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "tok";

    /// A new id, greater than all that this process made before.
    public static TokenId next() {
        return new TokenId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static TokenId parse(String text) {
        return new TokenId(IdText.parse(PREFIX, text));
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
