package cloud.yunhai.apicommon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UriTemplatesTest {
    @Test
    void valuesBecomeOneSegmentEach() {
        assertThat(UriTemplates.expand(UriTemplates.INSTANCE_COMMAND, "ins_1", "stop"))
                .isEqualTo("/v1/instances/ins_1/stop");
        assertThat(UriTemplates.expand(UriTemplates.ZONE, "a/b c?d")).isEqualTo("/v1/zones/a%2Fb%20c%3Fd");
        assertThat(UriTemplates.expand(UriTemplates.ZONE, "..")).isEqualTo("/v1/zones/%2E%2E");
    }

    @Test
    void tooFewTooManyOrEmptyValuesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UriTemplates.expand(UriTemplates.ZONE));
        assertThatIllegalArgumentException().isThrownBy(() -> UriTemplates.expand(UriTemplates.ZONE, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> UriTemplates.expand(UriTemplates.ZONES, "x"));
    }

    @Test
    void aResourceIsFoundByItsId() {
        assertThat(UriTemplates.pathOf("ins_01")).isEqualTo("/v1/instances/ins_01");
        assertThat(UriTemplates.collectionOf("sg_01")).isEqualTo("security_groups");
        assertThat(UriTemplates.pathOf("xyz_01")).isEmpty();
        assertThat(UriTemplates.pathOf("none")).isEmpty();
    }
}
