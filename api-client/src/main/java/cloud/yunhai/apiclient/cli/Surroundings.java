package cloud.yunhai.apiclient.cli;

import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a command finds around it, besides its arguments.
///
/// @param environment the value of a variable; null: not set
/// @param terminal whether a person looks at standard error
/// @param userHome where the user's own settings are
/// @param password asks for a password, showing this prompt; null: there is nobody to ask
record Surroundings(
        Function<String, @Nullable String> environment,
        boolean terminal,
        Path userHome,
        Function<String, char @Nullable []> password,
        InstantSource clock) {

    static Surroundings system() {
        return new Surroundings(
                System::getenv,
                System.getenv("TERM") != null && isTerminal(),
                Path.of(System.getProperty("user.home")),
                Surroundings::ask,
                InstantSource.system());
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static char @Nullable [] ask(String prompt) {
        Console console = System.console();
        return console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
    }

    /// The variable's value, unless it is not set or blank.
    @Nullable
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value;
    }
}
