package cloud.yunhai.common.model.volume;

/// What a volume is for.
public enum VolumeKind {
    /// An instance boots from it and it goes with the instance.
    ROOT,
    /// It lives on its own.
    DATA
}
