package cloud.yunhai.nodeagent.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.nodeagent.app.StateStore.Entry;
import cloud.yunhai.nodeagent.core.ProcessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Map<String, Entry> STATE =
            Map.of("one", new Entry(true, 3, new ProcessKey(17, 99)), "two", new Entry(false, 0, null));

    @TempDir
    Path folder;

    @Test
    void whatWasSavedIsLoaded() {
        file("boot-1").save(STATE);
        assertThat(file("boot-1").load()).isEqualTo(STATE);
    }

    @Test
    void afterAnotherStartOfTheMachineNothingIsKnown() {
        file("boot-1").save(STATE);
        assertThat(file("boot-2").load()).isEmpty();
    }

    @Test
    void missingOrDamagedFileIsAsNone() throws IOException {
        assertThat(file("boot-1").load()).isEmpty();
        for (String text : new String[] {"", "{", "[]", "{\"bootId\":\"boot-1\"}", "null"}) {
            Files.createDirectories(folder.resolve("run"));
            Files.writeString(folder.resolve("run/state.json"), text);
            assertThat(file("boot-1").load()).as(text).isEmpty();
        }
    }

    private StateFile file(String bootId) {
        return new StateFile(folder.resolve("run/state.json"), bootId);
    }
}
