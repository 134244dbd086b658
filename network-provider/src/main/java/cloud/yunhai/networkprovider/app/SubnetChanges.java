package cloud.yunhai.networkprovider.app;

import java.time.Duration;

/// The feed of changes of subnets.
public interface SubnetChanges {
    /// Where the feed is.
    ///
    /// @param changed whether there was a change up to here
    record Position(long sequence, boolean changed) {}

    /// Where the feed is now.
    Position now();

    /// Waits for a change after that position, so long at most.
    Position after(long sequence, Duration wait);
}
