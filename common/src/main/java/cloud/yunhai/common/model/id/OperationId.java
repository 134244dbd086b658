package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of an operation, which is also its saga: `op_...`.
public record OperationId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "op";

    /// A new id, greater than all that this process made before.
    public static OperationId next() {
        return new OperationId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static OperationId parse(String text) {
        return new OperationId(IdText.parse(PREFIX, text));
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
