package cloud.yunhai.common.error;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The stable codes that callers may act upon, each with its kind and a sentence for the documentation.
///
/// A code is never renamed and never changes its kind. Each kind has a general code of the same name.
public enum ErrorCode {
    INVALID(ErrorKind.INVALID, "A value is wrong; the message names the field, the value and what is expected."),
    MALFORMED(ErrorKind.INVALID, "The document or message cannot be read at all."),
    CHECKSUM_MISMATCH(ErrorKind.INVALID, "The content is not what its checksum says."),

    UNAUTHENTICATED(ErrorKind.UNAUTHENTICATED, "No credentials, or unknown ones, were given."),
    BAD_CREDENTIALS(ErrorKind.UNAUTHENTICATED, "The name or the password is wrong."),
    TOKEN_EXPIRED(ErrorKind.UNAUTHENTICATED, "The token has ended; log in again."),

    DENIED(ErrorKind.DENIED, "The caller is known and may not do this."),
    CALLER_NOT_ALLOWED(ErrorKind.DENIED, "The calling module has no right to this method."),
    FOREIGN_HOST(ErrorKind.DENIED, "A process of one host spoke about another host."),

    NOT_FOUND(ErrorKind.NOT_FOUND, "No such resource."),

    CONFLICT(ErrorKind.CONFLICT, "The request does not go with the present state."),
    ALREADY_EXISTS(ErrorKind.CONFLICT, "There is one with this name already."),
    IN_USE(ErrorKind.CONFLICT, "Something else still uses the resource."),
    WRONG_STATE(ErrorKind.CONFLICT, "The resource's state does not allow this command."),
    OPERATION_IN_PROGRESS(ErrorKind.CONFLICT, "Another operation works on the resource; the details name it."),
    REPEATED_DIFFERENTLY(ErrorKind.CONFLICT, "The same id or idempotency key was sent before with other arguments."),
    FENCED_OUT(ErrorKind.CONFLICT, "A newer owner of the saga has spoken; this one must stop."),
    VERSION_CONFLICT(ErrorKind.CONFLICT, "Somebody else changed the record in between."),

    PRECONDITION(ErrorKind.PRECONDITION, "A condition set by the caller does not hold."),
    STALE_ETAG(ErrorKind.PRECONDITION, "The resource has changed since it was read."),

    NO_CAPACITY(ErrorKind.NO_CAPACITY, "The platform has no room for this."),
    NO_HOST_FITS(ErrorKind.NO_CAPACITY, "No host can take the instance; the details count the reasons."),
    NO_STORAGE(ErrorKind.NO_CAPACITY, "No storage host has the space."),
    NO_ADDRESS(ErrorKind.NO_CAPACITY, "The subnet has no free address."),

    QUOTA(ErrorKind.QUOTA, "The tenant's quota would be exceeded; the details name it."),

    OVERLOADED(ErrorKind.OVERLOADED, "Too many requests at once; try again shortly."),
    QUEUE_FULL(ErrorKind.OVERLOADED, "The service has as many calls as it takes, and as many waiting."),
    TARGET_FULL(ErrorKind.OVERLOADED, "As many calls to one process are under way as one caller may have."),
    RATE_LIMITED(ErrorKind.OVERLOADED, "The caller sends more than its share."),

    UNAVAILABLE(ErrorKind.UNAVAILABLE, "A part of the platform does not answer."),
    NO_ENDPOINT(ErrorKind.UNAVAILABLE, "No process of this module is registered, or none on this host."),
    TARGET_DOWN(ErrorKind.UNAVAILABLE, "The process failed just now and is left alone for a moment."),
    CONNECT_FAILED(ErrorKind.UNAVAILABLE, "No connection to the process could be made."),
    WRONG_PEER(ErrorKind.UNAVAILABLE, "The process at the address is not the one that was asked for."),
    DRAINING(ErrorKind.UNAVAILABLE, "The process is stopping and takes no new calls."),
    CONNECTION_LOST(ErrorKind.UNAVAILABLE, "The connection ended before the answer to a read."),
    CLOSED(ErrorKind.UNAVAILABLE, "This process is stopping and makes no new calls."),
    DATABASE_UNAVAILABLE(ErrorKind.UNAVAILABLE, "The database does not answer."),
    HYPERVISOR_UNAVAILABLE(ErrorKind.UNAVAILABLE, "The host's hypervisor does not answer."),

    DEADLINE(ErrorKind.DEADLINE, "The time given was used up before an answer."),

    UNKNOWN_OUTCOME(ErrorKind.UNKNOWN_OUTCOME, "The request was sent and no answer came: it may have been done."),

    INTERNAL(ErrorKind.INTERNAL, "A mistake of ours; the trace id finds it in the logs."),
    PROTOCOL(ErrorKind.INTERNAL, "Two processes do not understand each other."),
    UNKNOWN_METHOD(ErrorKind.INTERNAL, "The process does not have this method; the versions differ."),
    MESSAGE_TOO_LARGE(ErrorKind.INTERNAL, "A message is larger than the limit."),
    COMMAND_FAILED(ErrorKind.INTERNAL, "A program of the host failed."),
    HYPERVISOR_FAILED(ErrorKind.INTERNAL, "The hypervisor refused."),
    STORAGE_FAILED(ErrorKind.INTERNAL, "A file or disk operation failed.");

    private static final Map<String, ErrorCode> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final ErrorKind kind;
    private final String explanation;

    ErrorCode(ErrorKind kind, String explanation) {
        this.kind = kind;
        this.explanation = explanation;
    }

    /// The kind of everything that carries this code.
    public ErrorKind kind() {
        return kind;
    }

    /// One sentence for the documentation.
    public String explanation() {
        return explanation;
    }

    /// The code of that name; one that this version does not know is taken for the general one of its kind.
    public static ErrorCode named(String name, ErrorKind kind) {
        ErrorCode code = BY_NAME.get(name);
        return code != null && code.kind == kind ? code : general(kind);
    }

    /// The general code of a kind.
    public static ErrorCode general(ErrorKind kind) {
        return valueOf(kind.name());
    }
}
