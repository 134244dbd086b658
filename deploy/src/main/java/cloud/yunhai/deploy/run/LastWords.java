package cloud.yunhai.deploy.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Why a program ended, as far as the end of its log tells.
final class LastWords {
    private static final int LINES = 200;
    private static final List<String> MARKS = List.of("Caused by: ", "Exception: ", "Error: ", " ERROR ");

    private LastWords() {}

    /// The innermost cause that is told last.
    static Optional<String> of(Path log) throws IOException {
        if (Files.notExists(log)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        List<String> end = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        for (String mark : MARKS) {
            for (String line : end.reversed()) {
                int at = line.indexOf(mark);
                if (at >= 0) {
                    return Optional.of(
                            mark.equals("Caused by: ")
                                    ? line.substring(at + mark.length()).strip()
                                    : line.strip());
                }
            }
        }
        return Optional.empty();
    }
}
