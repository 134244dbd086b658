package cloud.yunhai.common.tip;

import java.nio.file.Path;

/// How connections are secured.
public sealed interface TipSecurity {
    /// Mutual TLS 1.3 with the platform's own CA: the directory holds `key.pem` (PKCS 8), `cert.pem` (chain) and
    /// `ca.pem`. Changed files are taken up without restart.
    record MutualTls(Path directory) implements TipSecurity {}

    /// No security at all: callers are who they say. For tests and benchmarks only, and asked for by this name.
    record PlainForTests() implements TipSecurity {}
}
