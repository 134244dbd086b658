package cloud.yunhai.networkprovider.config;

import java.time.Duration;

/// The settings of this service, `network-provider.*`.
///
/// @param comparisonInterval how often the DHCP servers are compared with the books and mended
public record NetworkProviderConfig(Duration comparisonInterval) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public NetworkProviderConfig {
        if (comparisonInterval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "network-provider.comparison-interval: " + comparisonInterval + " (expected: at least 1 second)");
        }
    }
}
