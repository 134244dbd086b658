package cloud.yunhai.common.lol;

/// How grave a record is; later ones are graver.
public enum LogLevel {
    /// Every step.
    TRACE,
    /// What helps to find mistakes.
    DEBUG,
    /// What happens in the normal run of things.
    INFO,
    /// What somebody should look at when there is time.
    WARN,
    /// What went wrong.
    ERROR
}
