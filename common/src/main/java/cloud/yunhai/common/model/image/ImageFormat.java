package cloud.yunhai.common.model.image;

/// The format of an image's file.
public enum ImageFormat {
    /// qcow2 without a backing or data file.
    QCOW2,
    /// Plain bytes.
    RAW,
    /// ISO 9660.
    ISO
}
