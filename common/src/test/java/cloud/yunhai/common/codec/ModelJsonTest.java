package cloud.yunhai.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.ZoneId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class ModelJsonTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void recordsComeBackAsTheyWere() {
        Zone zone = new Zone(ZoneId.next(), "z", null, CREATED, 3);
        Cluster cluster = new Cluster(ClusterId.next(), zone.id(), "c", 4, 1.5, 2, CREATED, 1);

        assertThat(ModelJson.read(ModelJson.write(zone), Zone.class)).isEqualTo(zone);
        assertThat(ModelJson.read(ModelJson.write(cluster), Cluster.class)).isEqualTo(cluster);
    }

    @Test
    void idsAreTheirTextAndInstantsReadable() {
        ZoneId id = ZoneId.next();

        assertThat(ModelJson.write(new Zone(id, "z", null, CREATED, 3)))
                .contains("\"" + id.text() + "\"")
                .contains("\"2026-01-02T03:04:05.678901Z\"");
    }

    @Test
    void listsOfIdsAndUnknownMembersAreRead() {
        ZoneId id = ZoneId.next();

        assertThat(ModelJson.read("[\"" + id + "\"]", new TypeReference<List<ZoneId>>() {}))
                .containsExactly(id);
        assertThat(ModelJson.read(
                                "{\"id\":\"" + id + "\",\"name\":\"z\",\"new\":1,\"createdAt\":\"" + CREATED + "\"}",
                                Zone.class)
                        .name())
                .isEqualTo("z");
    }
}
