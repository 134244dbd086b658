package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What a refused call is refused with.
final class Refusals {
    private Refusals() {}

    static ObjectAssert<CloudException> refused(ErrorCode code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .satisfies(refusal -> org.assertj.core.api.Assertions.assertThat(refusal.code())
                        .as(refusal.getMessage())
                        .isEqualTo(code));
    }

    static void invalid(String field, ThrowingCallable call) {
        refused(ErrorCode.INVALID, call)
                .satisfies(refusal -> org.assertj.core.api.Assertions.assertThat(refusal.details())
                        .as(refusal.getMessage())
                        .containsEntry("field", field));
    }
}
