package cloud.yunhai.apiclient;

/// A resource, and the entity tag that it was read with: a change on condition of it fails with 412 when somebody else
/// changed the resource in between.
///
/// @param tag as the header `ETag` has it
public record Tagged<R>(R value, String tag) {}
