package cloud.yunhai.apiclient.error;

import cloud.yunhai.apicommon.representation.OperationRepresentation;

/// An operation ended otherwise than well, or is stuck; it says why.
public final class OperationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final OperationRepresentation operation;

    public OperationFailedException(OperationRepresentation operation) {
        super("operation " + operation.id + " is " + operation.state
                + (operation.error == null ? "" : ": " + operation.error));
        this.operation = operation;
    }

    /// The operation as it ended.
    public OperationRepresentation operation() {
        return operation;
    }
}
