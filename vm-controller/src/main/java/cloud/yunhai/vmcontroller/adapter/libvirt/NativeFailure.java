package cloud.yunhai.vmcontroller.adapter.libvirt;

/// A function of [LibvirtLibrary] failed.
final class NativeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    private NativeFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    /// The failure of the last call in this thread.
    static NativeFailure last() {
        return new NativeFailure(
                LibvirtLibrary.INSTANCE.virGetLastErrorCode(), LibvirtLibrary.INSTANCE.virGetLastErrorMessage());
    }

    /// libvirt's number for it.
    int code() {
        return code;
    }
}
