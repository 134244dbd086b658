package cloud.yunhai.portal.page;

import cloud.yunhai.apiclient.error.ApiException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What became of a command, shown on the page that follows.
///
/// @param message a key of the messages
/// @param problem the API's words, where it refused; null: it did not
public record Flash(
        Tone tone,
        String message,
        List<Object> arguments,
        @Nullable FieldProblems problem) {
    private static final String ATTRIBUTE = "flash";

    /// How it is to be taken.
    public enum Tone {
        GOOD,
        BAD;

        /// In the page's classes.
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// It was done, or taken on.
    public static void good(RedirectAttributes next, String message, Object... arguments) {
        next.addFlashAttribute(ATTRIBUTE, new Flash(Tone.GOOD, message, Arrays.asList(arguments), null));
    }

    /// The API refused it; a problem that has a page of its own is thrown again.
    public static void bad(RedirectAttributes next, ApiException refused, String message, Object... arguments) {
        next.addFlashAttribute(ATTRIBUTE, new Flash(Tone.BAD, message, Arrays.asList(arguments), Refusals.of(refused)));
    }

    /// For the template.
    public Object[] argumentArray() {
        return arguments.toArray();
    }
}
