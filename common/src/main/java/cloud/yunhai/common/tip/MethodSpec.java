package cloud.yunhai.common.tip;

import java.time.Duration;

/// What the IDL says about one method.
///
/// @param service the IDL's service name
/// @param method the method's name
/// @param kind whether it may be repeated
/// @param work the limit that it counts against
/// @param budget its deadline where the caller has set none
public record MethodSpec(String service, String method, CallKind kind, WorkClass work, Duration budget) {
    public MethodSpec {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("budget: " + budget + " (expected: positive)");
        }
    }

    /// By the two names alone: one row is a key several times in each call.
    @Override
    public int hashCode() {
        return 31 * service.hashCode() + method.hashCode();
    }

    /// `Service.method`.
    public String name() {
        return service + "." + method;
    }
}
