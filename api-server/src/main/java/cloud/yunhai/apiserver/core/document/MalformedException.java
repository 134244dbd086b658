package cloud.yunhai.apiserver.core.document;

/// A document that cannot be read at all. The message names the place, never the content.
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
