package cloud.yunhai.common.model.image;

/// What happens to an image.
public enum ImageEvent {
    /// Its file is fetched and checked.
    IMPORTED,
    /// It could not be imported, or not wholly removed.
    FAIL,
    /// Its files are gone.
    REMOVE
}
