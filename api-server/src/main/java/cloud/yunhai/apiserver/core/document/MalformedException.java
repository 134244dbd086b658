package cloud.yunhai.apiserver.core.document;

import org.jspecify.annotations.Nullable;

/// A document that cannot be read at all. The message names the place, never the content.
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String pointer;

    public MalformedException(String message) {
        super(message);
        this.pointer = null;
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
        this.pointer = null;
    }

    private MalformedException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /// One that is wrong at a certain member.
    static MalformedException at(String pointer, String message) {
        return new MalformedException(pointer, message);
    }

    /// The JSON pointer of the member that is wrong; null: the document as such is.
    public @Nullable String pointer() {
        return pointer;
    }
}
