package cloud.yunhai.vmcontroller.app;

/// A part of what the guest wrote to its console.
///
/// @param offset of the first byte, counted since the log began
public record ConsolePart(byte[] bytes, long offset) {
    /// Where the next part begins.
    public long nextOffset() {
        return offset + bytes.length;
    }
}
