package cloud.yunhai.common.model.volume;

/// The life of a volume.
public enum VolumeState {
    /// Being made.
    CREATING,
    /// Whole, attached to nothing.
    AVAILABLE,
    /// Attached to an instance.
    IN_USE,
    /// It could not be made.
    FAILED,
    /// Gone; its row remains for the record.
    DELETED
}
