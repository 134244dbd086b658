package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apiclient.error.WaitTimeoutException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the exit status of a command tells. `docs/command-line.md` has the same table.
public enum ExitStatus {
    /// Done.
    OK(0),
    /// The operation failed, a check found differences, or something unforeseen went wrong.
    FAILED(1),
    /// The command line itself is wrong.
    USAGE(2),
    /// There is no such thing.
    NOT_FOUND(3),
    /// The state of things does not allow it, or somebody else was first.
    CONFLICT(4),
    /// The platform has no room, or the quota is used up.
    NO_CAPACITY(5),
    /// Not logged in, or not allowed.
    DENIED(6),
    /// No answer, or not in time.
    UNAVAILABLE(7),
    /// A value is wrong.
    INVALID(8);

    private final int status;

    ExitStatus(int status) {
        this.status = status;
    }

    /// The number itself.
    public int status() {
        return status;
    }

    static ExitStatus of(Exception failure) {
        return switch (failure) {
            case ApiException problem -> ofProblem(problem.code(), problem.status());
            case OperationFailedException operation -> ofOperation(operation.operation().errorCode);
            case WaitTimeoutException _ -> UNAVAILABLE;
            case CommandException command -> command.status();
            default -> FAILED;
        };
    }

    /// What a problem document becomes: by its code, where that is known, else by its HTTP status.
    public static ExitStatus ofProblem(String code, int status) {
        return ofCode(code).orElseGet(() -> ofHttp(status));
    }

    /// An operation that found no room says so; all else that goes wrong in one is a failure.
    static ExitStatus ofOperation(@Nullable String errorCode) {
        return Optional.ofNullable(errorCode)
                .flatMap(ExitStatus::ofCode)
                .filter(status -> status == NO_CAPACITY)
                .orElse(FAILED);
    }

    private static Optional<ExitStatus> ofCode(String code) {
        return Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(known -> ofKind(known.kind()));
    }

    private static ExitStatus ofKind(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> INVALID;
            case UNAUTHENTICATED, DENIED -> DENIED;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT, PRECONDITION -> CONFLICT;
            case NO_CAPACITY, QUOTA -> NO_CAPACITY;
            case OVERLOADED, UNAVAILABLE, DEADLINE, UNKNOWN_OUTCOME -> UNAVAILABLE;
            case INTERNAL -> FAILED;
        };
    }

    private static ExitStatus ofHttp(int status) {
        return switch (status) {
            case 0, 429, 502, 503, 504 -> UNAVAILABLE;
            case 401, 403 -> DENIED;
            case 404 -> NOT_FOUND;
            case 409, 412 -> CONFLICT;
            case 507 -> NO_CAPACITY;
            default -> status >= 400 && status < 500 ? INVALID : FAILED;
        };
    }
}
