package cloud.yunhai.common.tip;

import java.time.Instant;

/// One process (and one host that it speaks for) in the registry.
///
/// @param module the module served
/// @param host the host spoken for
/// @param address where its TIP port is reached
/// @param version the program's version
/// @param startedAt when the process began
/// @param processId the operating system's number
public record ServiceEntry(
        String module, String host, HostPort address, String version, Instant startedAt, long processId) {
    /// The host of an entry whose address is configuration, so that its host is not known beforehand.
    public static final String ANY_HOST = "*";
}
