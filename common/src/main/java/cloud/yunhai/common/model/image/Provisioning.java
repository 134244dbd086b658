package cloud.yunhai.common.model.image;

/// How a root volume is made from a template.
public enum Provisioning {
    /// A qcow2 overlay on the read-only base.
    OVERLAY,
    /// An independent copy.
    FULL_COPY
}
