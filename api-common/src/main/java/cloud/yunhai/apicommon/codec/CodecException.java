package cloud.yunhai.apicommon.codec;

/// A document that is not what it was taken for.
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
