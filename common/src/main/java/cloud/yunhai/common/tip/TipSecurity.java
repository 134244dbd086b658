package cloud.yunhai.common.tip;

import cloud.yunhai.common.tip.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/// How connections are secured.
public sealed interface TipSecurity {
    /// Mutual TLS 1.3 with the platform's own CA: the directory holds `key.pem` (PKCS 8), `cert.pem` (chain) and
    /// `ca.pem`. Changed files are taken up without restart.
    record MutualTls(Path directory) implements TipSecurity {
        /// What these files are good for now, for a face that does not speak TIP.
        ///
        /// @throws IOException when a file is missing or of no use
        public SSLContext context() throws IOException {
            return new TlsFiles(directory, Ticker.system()).current().context();
        }
    }

    /// No security at all: callers are who they say. For tests and benchmarks only, and asked for by this name.
    record PlainForTests() implements TipSecurity {}
}
