package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a public key: `key_...`.
public record SshKeyId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "key";

    /// A new id, greater than all that this process made before.
    public static SshKeyId next() {
        return new SshKeyId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static SshKeyId parse(String text) {
        return new SshKeyId(IdText.parse(PREFIX, text));
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
