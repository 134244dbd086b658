package cloud.yunhai.dbproxy.adapter.jpa;

/// A row of what grows without end and is looked at while it is new: its lists begin with the newest. Ids are sorted by
/// the time at which they were made.
interface NewestFirst {}
