package cloud.yunhai.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedJournalTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("below/journal");
    }

    @Test
    void whatWasPutIsThereForTheNextProcess() {
        SimulatedJournal journal = new SimulatedJournal(file());
        journal.put("a", "1");
        journal.put("b", "2");
        journal.put("a", "3");
        journal.remove("b");
        journal.put("empty", "");

        // Not closed: a killed process closes nothing.
        SimulatedJournal next = new SimulatedJournal(file());
        assertThat(next.values()).containsOnly(entry("a", "3"), entry("empty", ""));
        assertThat(next.get("a")).isEqualTo("3");
        assertThat(next.get("b")).isNull();
    }

    @Test
    void lineCutOffByAKillIsIgnored() throws IOException {
        new SimulatedJournal(file()).put("a", "1");
        Files.writeString(file(), "b\t2", StandardOpenOption.APPEND);

        SimulatedJournal next = new SimulatedJournal(file());
        assertThat(next.values()).containsOnly(entry("a", "1"));
        next.put("c", "4");
        assertThat(new SimulatedJournal(file()).values()).containsOnly(entry("a", "1"), entry("c", "4"));
    }

    @Test
    void fileDoesNotGrowWithItsHistory() throws IOException {
        SimulatedJournal journal = new SimulatedJournal(file());
        for (int i = 0; i < 100_000; i++) {
            journal.put("key", Integer.toString(i));
        }
        assertThat(Files.size(file())).isLessThan(400_000);
        assertThat(new SimulatedJournal(file()).get("key")).isEqualTo("99999");
    }

    @Test
    void withoutAFileItLastsAsLongAsTheProcess() throws IOException {
        try (SimulatedJournal journal = new SimulatedJournal(null)) {
            journal.put("a", "1");
            assertThat(journal.values()).containsOnly(entry("a", "1"));
        }
        assertThat(folder).isEmptyDirectory();
    }
}
