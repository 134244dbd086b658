package cloud.yunhai.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldProblemsTest {
    private final FieldProblems problems = FieldProblems.of(refused(
            new ProblemError("/quota/vcpus", "-1 (expected: at least 0)"),
            new ProblemError("/labels/tier~1x", "a (expected: b)"),
            new ProblemError("Idempotency-Key", "too long")));

    @Test
    void aNestedMemberKeepsItsWholePath() {
        assertThat(problems.fields()).containsOnlyKeys("quota/vcpus", "labels/tier/x", "Idempotency-Key");
        assertThat(problems.beside(List.of("labels")))
                .containsExactly("quota/vcpus: -1 (expected: at least 0)", "Idempotency-Key: too long");
    }

    @Test
    void aFieldThatHoldsMembersTellsWhichOneIsWrong() {
        assertThat(problems.field("labels")).isEqualTo("tier/x: a (expected: b)");
        assertThat(problems.field("label")).isNull();
    }

    @Test
    void aFormOfAMembersMembersFindsThemByTheirNames() {
        assertThat(problems.within("quota").field("vcpus")).isEqualTo("-1 (expected: at least 0)");
        assertThat(problems.within("quota").field("labels")).isNotNull();
    }

    private static ApiException refused(ProblemError... errors) {
        Problem problem = new Problem();
        problem.status = 400;
        problem.code = "INVALID";
        problem.title = "Bad Request";
        problem.errors = List.of(errors);
        return new ApiException(problem, null);
    }
}
