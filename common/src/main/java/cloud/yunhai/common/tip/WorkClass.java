package cloud.yunhai.common.tip;

/// The classes of calls that share a limit on the serving side, so that one sort of work never starves another.
public enum WorkClass {
    READ,
    WRITE,
    LONG
}
