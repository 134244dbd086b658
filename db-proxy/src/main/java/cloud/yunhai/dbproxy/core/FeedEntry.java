package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.event.Event;
import org.jspecify.annotations.Nullable;

/// One number of the log of changes.
///
/// @param event null for a number that was closed without one
public record FeedEntry(long sequence, @Nullable Event event) {}
