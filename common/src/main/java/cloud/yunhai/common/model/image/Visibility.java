package cloud.yunhai.common.model.image;

/// Who sees an image.
public enum Visibility {
    /// Its tenant.
    PRIVATE,
    /// Everybody.
    PUBLIC
}
