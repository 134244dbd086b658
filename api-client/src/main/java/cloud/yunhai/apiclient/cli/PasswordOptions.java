package cloud.yunhai.apiclient.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a password comes from. Never from an argument: every process may read those.
final class PasswordOptions {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password is the first line of this file.")
    private @Nullable Path file;

    @Option(names = "--password-prompt", description = "Ask for the password.")
    private boolean prompt;

    /// The password; null: none is wished.
    char @Nullable [] read(Surroundings around, String question) {
        if (file != null) {
            return PasswordFile.read(file);
        }
        return prompt ? ask(around, question) : null;
    }

    /// The password; asked for when no file has it.
    char[] require(Surroundings around, String question) {
        return file == null ? ask(around, question) : PasswordFile.read(file);
    }

    private static char[] ask(Surroundings around, String question) {
        char[] password = around.password().apply(question);
        if (password == null) {
            throw new CommandException(
                    ExitStatus.USAGE, "there is no terminal to ask for the password (expected: --password-file)");
        }
        return password;
    }

    static void wipe(char @Nullable [] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }
}
