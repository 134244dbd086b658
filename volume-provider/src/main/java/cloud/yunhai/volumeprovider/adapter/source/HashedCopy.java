package cloud.yunhai.volumeprovider.adapter.source;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.volumeprovider.app.ImageSource.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Copies bytes and computes their SHA-256 on the way; ends with the caller's deadline and at a size limit.
public final class HashedCopy {
    private static final int BUFFER_BYTES = 1 << 20;

    private final MessageDigest digest = sha256();
    private final long bytesMax;
    private long bytes;

    /// @param bytesMax nothing longer is taken
    public HashedCopy(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Appends what the stream holds.
    public HashedCopy copy(InputStream in, OutputStream out) throws IOException {
        return transfer(in, out);
    }

    /// Takes in what is in the target already.
    public HashedCopy skip(InputStream in) throws IOException {
        return transfer(in, null);
    }

    private HashedCopy transfer(InputStream in, @Nullable OutputStream out) throws IOException {
        Deadline deadline = CallContext.current().deadline();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (deadline != null) {
                deadline.check();
            }
            add(buffer, n);
            if (out != null) {
                out.write(buffer, 0, n);
            }
        }
        return this;
    }

    /// Takes in some bytes that the caller copies itself.
    public void add(byte[] buffer, int length) {
        bytes += length;
        if (bytes > bytesMax) {
            throw CloudException.invalid("image", "larger than " + bytesMax + " bytes", "at most " + bytesMax);
        }
        digest.update(buffer, 0, length);
    }

    public long bytes() {
        return bytes;
    }

    public Fetched fetched() {
        return new Fetched(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
