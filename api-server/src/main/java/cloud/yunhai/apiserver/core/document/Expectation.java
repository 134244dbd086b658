package cloud.yunhai.apiserver.core.document;

import cloud.yunhai.apicommon.schema.Expect;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a member may be, in words.
final class Expectation {
    private Expectation() {}

    static String of(ValueShape value, Expect expect) {
        if (!expect.words().isEmpty()) {
            return expect.words();
        }
        return switch (value) {
            case ValueShape.Text _ -> text(expect);
            case ValueShape.Secret _ -> characters(expect);
            case ValueShape.Whole _ -> "a whole number" + range(expect);
            case ValueShape.Fraction _ -> "a number" + range(expect);
            case ValueShape.Truth _ -> "true or false";
            case ValueShape.Moment _ -> "a moment as 2026-01-31T12:00:00Z";
            case ValueShape.OneOf oneOf -> choices(oneOf, expect);
            case ValueShape.Nested _ -> "an object";
            case ValueShape.Many many -> "a list of at most " + expect.maxItems() + ": " + of(many.item(), expect);
            case ValueShape.Entries _ ->
                "at most " + expect.maxItems() + " names of 1 to 63 characters with values of 0 to "
                        + expect.maxLength();
        };
    }

    private static String text(Expect expect) {
        if (!expect.id().isEmpty()) {
            return "an id: " + expect.id() + "_ and 26 characters";
        }
        return expect.oneOf().length > 0 ? list(expect.oneOf()) : characters(expect);
    }

    private static String choices(ValueShape.OneOf oneOf, Expect expect) {
        return expect.oneOf().length > 0
                ? list(expect.oneOf())
                : list(Arrays.stream(oneOf.type().getEnumConstants())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    private static String list(String... choices) {
        return Arrays.stream(choices).collect(Collectors.joining(", ", choices.length > 1 ? "one of " : "", ""));
    }

    private static String characters(Expect expect) {
        return expect.minLength() == expect.maxLength()
                ? expect.maxLength() + " characters"
                : expect.minLength() + " to " + expect.maxLength() + " characters, no control characters";
    }

    private static String range(Expect expect) {
        if (expect.min() == Long.MIN_VALUE) {
            return "";
        }
        return " from " + expect.min() + " to " + expect.max();
    }
}
