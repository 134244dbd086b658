package cloud.yunhai.common.tip.wire;

import cloud.yunhai.common.tip.CallStats;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.tls.TlsFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What both halves of a process's TIP, the serving and the calling one, work with.
///
/// @param limits every limit
/// @param ticker time
/// @param tls certificates; null where a test asked for none
/// @param watchdog ends connections whose time is up
/// @param stats counts calls
/// @param meters where other figures go
public record Wiring(
        TipLimits limits,
        Ticker ticker,
        @Nullable TlsFiles tls,
        Watchdog watchdog,
        CallStats stats,
        MeterRegistry meters) {
    /// So long from now.
    public Deadline after(Duration duration) {
        return Deadline.after(ticker, duration);
    }
}
