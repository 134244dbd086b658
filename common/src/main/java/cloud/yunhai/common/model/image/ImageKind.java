package cloud.yunhai.common.model.image;

/// What an image is.
public enum ImageKind {
    /// An installed system.
    TEMPLATE,
    /// An installation medium.
    ISO
}
