package cloud.yunhai.apiclient.http;

import org.jspecify.annotations.Nullable;

/// One event of a stream.
///
/// @param id to go on after; null: the event has none
/// @param type `message` unless the stream says otherwise
public record StreamEvent(@Nullable String id, String type, String data) {}
