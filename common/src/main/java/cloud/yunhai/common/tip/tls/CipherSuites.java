package cloud.yunhai.common.tip.tls;

import java.util.List;

/// Which of TLS 1.3's suites is preferred; all are good, and each side takes any of them.
///
/// AES is quick only where the JVM has its compiler for long-running code: the processor's AES instructions are used by
/// that one alone. With the first compiler only, as small services run, AES is plain Java and takes some four times as
/// long as ChaCha20, which is meant for that.
final class CipherSuites {
    private static final String CHACHA = "TLS_CHACHA20_POLY1305_SHA256";
    private static final String AES_128 = "TLS_AES_128_GCM_SHA256";
    private static final String AES_256 = "TLS_AES_256_GCM_SHA384";

    private CipherSuites() {}

    /// The order for this JVM.
    static String[] preferred() {
        return preferred(System.getProperty("java.vm.info", "")).toArray(String[]::new);
    }

    /// Whether this JVM, as a server, insists on its own order. Where AES is quick all suites are, and the client,
    /// for whom it may not be, decides.
    static boolean insists() {
        return insists(System.getProperty("java.vm.info", ""));
    }

    /// @param vmInfo what the JVM says about its way of working
    static boolean insists(String vmInfo) {
        return !quickAes(vmInfo);
    }

    /// @param vmInfo what the JVM says about its way of working
    static List<String> preferred(String vmInfo) {
        return quickAes(vmInfo) ? List.of(AES_256, AES_128, CHACHA) : List.of(CHACHA, AES_128, AES_256);
    }

    private static boolean quickAes(String vmInfo) {
        return !vmInfo.contains("emulated-client") && !vmInfo.contains("interpreted");
    }
}
