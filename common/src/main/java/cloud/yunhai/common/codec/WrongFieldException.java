package cloud.yunhai.common.codec;

/// A struct that cannot be read because of one field, however deep in it.
public final class WrongFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String path;

    WrongFieldException(String path, String message) {
        super(message);
        this.path = path;
    }

    private WrongFieldException(String path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /// The same, as a part of what has it under this name.
    static WrongFieldException under(String name, String message, IllegalArgumentException cause) {
        String path = cause instanceof WrongFieldException inner ? name + "/" + inner.path : name;
        return new WrongFieldException(path, message, cause);
    }

    /// The names of the fields down to the wrong one, as `quota/vcpus`; an element of a list by its index, as
    /// `rules/0/cidr`.
    public String path() {
        return path;
    }
}
