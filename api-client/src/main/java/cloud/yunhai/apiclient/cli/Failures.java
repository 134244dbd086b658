package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.common.model.operation.OperationState;
import java.util.stream.Collectors;

/// Failures, told: one line for people, a problem document for programs.
final class Failures {
    private static final int OUR_FAULT = 500;

    private Failures() {}

    static void tell(Exception failure, Printer printer) {
        if (printer.json()) {
            printer.err()
                    .println(JsonCodec.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(problem(failure)));
            printer.err().flush();
        } else {
            printer.note(line(failure).replace('\n', ' '));
        }
    }

    private static String line(Exception failure) {
        return failure instanceof ApiException problem ? line(problem) : message(failure);
    }

    /// Every wrong field; and for our own mistakes the id that finds them in the logs.
    private static String line(ApiException problem) {
        StringBuilder line = new StringBuilder(
                problem.errors().size() < 2
                        ? problem.userMessage()
                        : problem.errors().stream()
                                .map(error -> error.pointer + ": " + error.message)
                                .collect(Collectors.joining("; ")));
        if (!problem.explain().isEmpty()) {
            line.append(problem.explain().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(fact -> fact.getKey() + ": " + fact.getValue())
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        if (problem.operationId() != null) {
            line.append(" [operation ").append(problem.operationId()).append(']');
        }
        if (problem.status() >= OUR_FAULT && problem.requestId() != null) {
            line.append(" [request ").append(problem.requestId()).append(']');
        }
        return line.toString();
    }

    private static Problem problem(Exception failure) {
        if (failure instanceof ApiException told) {
            return told.problem();
        }
        ExitStatus status = ExitStatus.of(failure);
        Problem problem = new Problem();
        problem.code = status.name();
        problem.detail = message(failure);
        if (failure instanceof OperationFailedException ended) {
            problem.operationId = ended.operation().id;
            problem.code = code(ended);
        }
        problem.title = "The command failed";
        problem.type = "urn:yunhai:problem:" + problem.code.toLowerCase(java.util.Locale.ROOT);
        return problem;
    }

    private static String code(OperationFailedException ended) {
        String code = ended.operation().errorCode;
        return code == null ? OperationState.FAILED.name() : code;
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
