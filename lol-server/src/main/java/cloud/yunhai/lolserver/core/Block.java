package cloud.yunhai.lolserver.core;

/// Records that are read together, and where they are.
///
/// @param path the file
/// @param offset where they begin
/// @param length bytes in the file
/// @param rawLength bytes of the lines; the same as length where they are not compressed
/// @param checksum CRC-32C of the bytes in the file
public record Block(String path, long offset, int length, int rawLength, int checksum, BlockSummary summary) {
    public boolean compressed() {
        return rawLength != length;
    }
}
