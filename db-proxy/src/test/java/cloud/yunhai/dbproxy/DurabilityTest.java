package cloud.yunhai.dbproxy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database's file holds whatever was answered, at the moment it is answered.
class DurabilityTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsInTheFileAlready() throws Exception {
        TestDatabase database = TestDatabase.at("jdbc:h2:file:" + folder.resolve("live"), "sa");
        List<String> answered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = ZoneId.next().text();
            database.services().catalogue().createZone(World.ACTOR, new TZone(id, "zone-" + i, 0, 0));
            answered.add(id);
            // As a power cut would leave it.
            Files.copy(folder.resolve("live.mv.db"), folder.resolve("cut-" + i + ".mv.db"));
        }
        database.database().close();

        for (int i = 0; i < answered.size(); i++) {
            TestDatabase cut = TestDatabase.at("jdbc:h2:file:" + folder.resolve("cut-" + i), "sa");
            assertThat(cut.services().catalogue().getZone(answered.get(i)).getName())
                    .isEqualTo("zone-" + i);
            cut.database().close();
        }
    }
}
