package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a user or an operator: `acc_...`.
public record AccountId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "acc";

    /// A new id, greater than all that this process made before.
    public static AccountId next() {
        return new AccountId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static AccountId parse(String text) {
        return new AccountId(IdText.parse(PREFIX, text));
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
