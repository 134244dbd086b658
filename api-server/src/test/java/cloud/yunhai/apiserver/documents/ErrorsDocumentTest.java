package cloud.yunhai.apiserver.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.ExitStatus;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.endpoint.HttpStatus;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` is made of the enums.
class ErrorsDocumentTest {
    private static final String HEAD = """
            # Errors

            Generated from `ErrorKind`, `ErrorCode` and `RequestProblem`; a test fails when this page differs from them.
            To write it anew:

            ```
            mvn -pl api-server -am test -Dtest=ErrorsDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dyunhai.rewrite=true
            ```

            Every error has one **code**: in the member `code` of a problem document (RFC 9457), in the fault of a TIP call, in
            an operation's `error_code`, in the log. Programs decide by the code, or by its kind; the text is for people and may
            change. A code is never renamed and never changes its kind.

            * **HTTP**: the status of the answer. `INVALID` is 400 where a member or header is wrong by itself (`errors[].pointer`
              names each) and 422 where a service further behind refuses the value. A wrong query is always 400.
            * **exit**: what the command line ends with ([command-line.md](command-line.md)).
            * **again**: whether the same request may simply be sent again after a pause (`Retry-After`, if there is one).

            """;

    @Test
    void thePageIsTheOneOfTheEnums() {
        CheckedIn.sameAs("errors.md", page());
    }

    @Test
    void everyCodeHasItsLine() {
        String page = page();

        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
        assertThat(RequestProblem.values()).allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (ErrorKind kind : ErrorKind.values()) {
            page.append("## ")
                    .append(kind)
                    .append("\n\n")
                    .append(whatToDo(kind))
                    .append("\n\n");
            page.append("| code | HTTP | exit | again | meaning |\n|---|---|---|---|---|\n");
            Arrays.stream(ErrorCode.values())
                    .filter(code -> code.kind() == kind)
                    .forEach(code -> page.append(line(code)));
            page.append('\n');
        }
        page.append("## Of HTTP alone\n\nWhat the API's door refuses before any service is asked.\n\n");
        page.append("| code | HTTP | exit | again | meaning |\n|---|---|---|---|---|\n");
        for (RequestProblem problem : RequestProblem.values()) {
            boolean again = problem == RequestProblem.REQUEST_IN_PROGRESS;
            page.append(line(problem.name(), problem.status(), again, problem.explanation()));
        }
        return page.append('\n').append(statuses()).toString();
    }

    private static String line(ErrorCode code) {
        return line(code.name(), HttpStatus.of(code), code.kind().retryable(), code.explanation());
    }

    private static String line(String code, int status, boolean again, String meaning) {
        int exit = ExitStatus.ofProblem(code, status).status();
        return "| `%s` | %d | %d | %s | %s |\n".formatted(code, status, exit, again ? "yes" : "no", meaning);
    }

    private static String statuses() {
        return Arrays.stream(ExitStatus.values())
                .map(status -> "%d %s".formatted(status.status(), status.name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", ", "Exit statuses: ", ".\n"));
    }

    private static String whatToDo(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> "The request is wrong and will be wrong the next time. Mend what `errors` names.";
            case UNAUTHENTICATED -> "Log in (`POST /v1/tokens`) and send the token as `Authorization: Bearer`.";
            case DENIED -> "Ask somebody who may. What must not be known to exist is `NOT_FOUND` instead.";
            case NOT_FOUND -> "It does not exist, or is another tenant's. Look the id up in the list.";
            case CONFLICT -> "Look at the present state and decide anew; `operation_id` names what is in the way.";
            case PRECONDITION -> "Read the resource again, make the change on what it is now, send the new `ETag`.";
            case NO_CAPACITY ->
                "Choose something smaller or elsewhere, or wait; `explain` counts why no host fits."
                        + " Nothing is held.";
            case QUOTA ->
                "Return something, or ask the operator for more; `explain` tells limit and use. Nothing is held.";
            case OVERLOADED -> "Nothing was begun. Wait as long as `Retry-After` says, then send it again.";
            case UNAVAILABLE -> "Nothing was begun. Wait as long as `Retry-After` says, then send it again.";
            case DEADLINE -> "Nothing was changed. Send it again; if it goes on, ask the operator.";
            case UNKNOWN_OUTCOME ->
                "It may have been done. Send it again with the same `Idempotency-Key`, which does it once;"
                        + " without a key look first.";
            case INTERNAL -> "Our mistake. Give `request_id` to the operator, who finds the logs by it.";
        };
    }
}
