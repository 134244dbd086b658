package cloud.yunhai.common.saga.journal;

import java.time.Duration;

/// Who wants to own a saga, and for how long unless renewed.
///
/// @param owner names one process
/// @param lease counted from the store's own clock
public record Claim(String owner, Duration lease) {}
