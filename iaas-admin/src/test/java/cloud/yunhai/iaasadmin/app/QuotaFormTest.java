package cloud.yunhai.iaasadmin.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.representation.QuotaPatch;
import cloud.yunhai.portal.page.FieldProblems;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QuotaFormTest {
    @Test
    void theFieldThatIsNoNumberIsNamed() {
        FieldProblems problem = new QuotaForm("5", "many", "", null, " 7 ").problem();

        assertThat(Objects.requireNonNull(problem).fields()).containsOnlyKeys("vcpus");
        assertThat(problem.field("vcpus")).contains("many (expected");
    }

    @Test
    void whatIsLeftEmptyStaysAsItIs() {
        QuotaForm form = new QuotaForm("5", "", " ", null, " 7 ");
        QuotaPatch quota = Objects.requireNonNull(form.patch().quota);

        assertThat(form.problem()).isNull();
        assertThat(quota.instances).isEqualTo(5);
        assertThat(quota.addresses).isEqualTo(7);
        assertThat(quota.vcpus).isNull();
        assertThat(quota.memoryMib).isNull();
    }
}
