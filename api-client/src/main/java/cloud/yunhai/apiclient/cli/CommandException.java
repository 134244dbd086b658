package cloud.yunhai.apiclient.cli;

/// A command cannot go on, for a reason of its own rather than the API's.
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    CommandException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    ExitStatus status() {
        return status;
    }
}
