package cloud.yunhai.apiserver.core;

import cloud.yunhai.apicommon.problem.ProblemError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a request, so that it is told at once.
public final class Faults {
    /// More are not told: they would help nobody.
    private static final int TOLD_MAX = 100;

    private static final int SHOWN_MAX = 64;

    private final List<ProblemError> errors = new ArrayList<>();

    /// A wrong value.
    public void wrong(String pointer, @Nullable Object value, String expected) {
        say(pointer, shown(value) + " (expected: " + expected + ")");
    }

    /// A member that must be there.
    public void missing(String pointer, String expected) {
        say(pointer, "missing (expected: " + expected + ")");
    }

    /// A value that must not be shown.
    public void wrongSecret(String pointer, String expected) {
        say(pointer, "(not shown) (expected: " + expected + ")");
    }

    private void say(String pointer, String message) {
        if (errors.size() < TOLD_MAX) {
            errors.add(new ProblemError(pointer, message));
        }
    }

    List<ProblemError> errors() {
        return errors;
    }

    public boolean none() {
        return errors.isEmpty();
    }

    /// Refuses the request if anything is wrong with its members themselves.
    public void throwIfInvalid() {
        if (!none()) {
            throw RequestException.invalid(errors);
        }
    }

    /// Refuses the request if its members do not go together, or with what is there.
    public void throwIfUnprocessable() {
        if (!none()) {
            throw RequestException.unprocessable(errors);
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text.isEmpty() ? "(empty)" : text;
    }
}
