package cloud.yunhai.nodeagent.adapter.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `/proc/PID/stat` says of a process.
///
/// @param state one letter; `Z` is a process that has ended and was not fetched yet
/// @param startTicks its start, in clock ticks since the machine's
/// @param residentPages its memory
record ProcStat(char state, long startTicks, long residentPages) {
    /// Fields are counted from behind the name, which may hold anything, blanks and brackets too.
    private static final int STATE = 0;

    private static final int START = 19;
    private static final int RESIDENT = 21;

    static Optional<ProcStat> of(Path proc, long pid) {
        try {
            return parse(
                    Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static Optional<ProcStat> parse(String text) {
        int name = text.lastIndexOf(')');
        List<String> fields =
                name < 0 ? List.of() : List.of(text.substring(name + 1).strip().split(" +", -1));
        if (fields.size() <= RESIDENT) {
            return Optional.empty();
        }
        return Optional.of(new ProcStat(
                fields.get(STATE).charAt(0), Long.parseLong(fields.get(START)), Long.parseLong(fields.get(RESIDENT))));
    }

    boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }
}
