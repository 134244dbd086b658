package cloud.yunhai.apicommon.representation;

/// How grave a log record is.
public enum LogLevel {
    /// Every detail.
    TRACE,
    /// For developers.
    DEBUG,
    /// The normal course.
    INFO,
    /// Unusual; the platform goes on.
    WARN,
    /// Something did not work.
    ERROR
}
