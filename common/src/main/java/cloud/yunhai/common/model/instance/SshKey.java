package cloud.yunhai.common.model.instance;

import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;

/// A public key that a tenant may give to instances.
///
/// @param publicKey one line in OpenSSH format
/// @param fingerprint `SHA256:` and base64
public record SshKey(
        SshKeyId id,
        TenantId tenantId,
        String name,
        String publicKey,
        String fingerprint,
        Instant createdAt,
        long version) {}
