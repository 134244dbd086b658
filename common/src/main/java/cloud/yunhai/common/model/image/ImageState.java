package cloud.yunhai.common.model.image;

/// The life of an image.
public enum ImageState {
    /// Being imported.
    CREATING,
    /// Instances may be made from it.
    AVAILABLE,
    /// Its import failed; the reason is told.
    FAILED,
    /// Gone; its row remains for the record.
    DELETED
}
