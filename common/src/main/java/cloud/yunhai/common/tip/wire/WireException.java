package cloud.yunhai.common.tip.wire;

import java.io.IOException;

/// The peer sent what TIP does not allow; its connection ends.
public final class WireException extends IOException {
    private static final long serialVersionUID = 1;

    public WireException(String message) {
        super(message);
    }
}
