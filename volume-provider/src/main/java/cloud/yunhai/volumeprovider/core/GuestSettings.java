package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.model.id.InstanceId;
import org.jspecify.annotations.Nullable;

/// What the guest is told at its first boot.
///
/// @param passwordHash crypt(3) hash for the image's default user
public record GuestSettings(
        InstanceId instanceId,
        String hostName,
        @Nullable String sshPublicKey,
        @Nullable String passwordHash) {
    /// Without the secrets: this may come into a log.
    @Override
    public String toString() {
        return "GuestSettings[" + instanceId + ", " + hostName + "]";
    }
}
