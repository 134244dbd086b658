package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a rule of a security group: `sgr_...`.
public record SecurityRuleId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "sgr";

    /// A new id, greater than all that this process made before.
    public static SecurityRuleId next() {
        return new SecurityRuleId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static SecurityRuleId parse(String text) {
        return new SecurityRuleId(IdText.parse(PREFIX, text));
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
