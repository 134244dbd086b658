package cloud.yunhai.common.model.volume;

/// What happens to a volume.
public enum VolumeEvent {
    /// Its file is whole.
    MADE,
    /// It could not be made.
    FAIL,
    /// An instance uses it now.
    ATTACH,
    /// No instance uses it any more.
    DETACH,
    /// Its file is gone and its storage given back.
    REMOVE
}
