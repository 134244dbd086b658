package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of a tenant: `ten_...`.
public record TenantId(UUID value) implements ResourceId {
    /// The prefix of the text form.
    public static final String PREFIX = "ten";

    /// A new id, greater than all that this process made before.
    public static TenantId next() {
        return new TenantId(Uuid7.next());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static TenantId parse(String text) {
        return new TenantId(IdText.parse(PREFIX, text));
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
