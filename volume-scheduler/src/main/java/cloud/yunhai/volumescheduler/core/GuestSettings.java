package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.InstanceId;
import org.jspecify.annotations.Nullable;

/// What the guest is told at its first boot.
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
