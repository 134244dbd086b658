package cloud.yunhai.common.saga.journal;

import java.io.Serial;

/// Someone else has claimed the saga: whoever gets this must stop acting for it at once.
public final class FencedOutException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// Names the refused right.
    public FencedOutException(Fence refused) {
        super("saga " + refused.sagaId() + ": fencing token " + refused.token() + " is no longer the owner's");
    }
}
