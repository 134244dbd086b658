package cloud.yunhai.apiclient.error;

import cloud.yunhai.apicommon.representation.OperationRepresentation;
import java.time.Duration;

/// An operation was not done in the time that the caller had. It goes on.
public final class WaitTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final OperationRepresentation operation;

    public WaitTimeoutException(OperationRepresentation operation, Duration time) {
        super("operation " + operation.id + " is still " + operation.state + " after " + time.toSeconds()
                + " s; it goes on");
        this.operation = operation;
    }

    /// The operation as it was last seen.
    public OperationRepresentation operation() {
        return operation;
    }
}
