package cloud.yunhai.common.tip.wire;

import java.io.IOException;

/// The peer speaks TIP, but another version of it.
public final class UnknownVersionException extends IOException {
    private static final long serialVersionUID = 1;

    public UnknownVersionException(int version) {
        super("TIP version: " + version + " (expected: " + HeaderCodec.VERSION + ")");
    }
}
