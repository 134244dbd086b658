package cloud.yunhai.apiclient.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A password in a file: its first line.
final class PasswordFile {
    private PasswordFile() {}

    static char[] read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID, "password file " + file + " cannot be read: " + HomeFile.reason(e));
        }
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
        Arrays.fill(content, (byte) 0);
        int length = 0;
        while (length < characters.length() && characters.charAt(length) != '\n' && characters.charAt(length) != '\r') {
            length++;
        }
        char[] password = new char[length];
        characters.get(password);
        if (characters.hasArray()) {
            Arrays.fill(characters.array(), '\0');
        }
        if (length == 0) {
            throw new CommandException(
                    ExitStatus.INVALID, "password file " + file + " is empty (expected: a password)");
        }
        return password;
    }
}
