package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The id of one resource: a UUID of version 7 that knows what it names.
///
/// Its text, the only form that leaves the process, is the kind's prefix, `_`, and the UUID in 26 characters of
/// Crockford's base 32 in lower case. Texts of one kind sort by the time they were made.
public interface ResourceId {
    /// The UUID.
    UUID value();

    /// The text, for instance `ins_01hv5z3k8m2q4r6s8t0v2w4x6y`.
    String text();
}
