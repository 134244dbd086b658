package cloud.yunhai.deploy.bench;

import java.util.Locale;

/// A figure beside what it should be.
///
/// @param name what is measured
/// @param measured in the unit
/// @param bound in the unit
/// @param atLeast whether more is better
public record Aim(String name, double measured, String unit, double bound, boolean atLeast) {
    static Aim atMost(String name, double measured, String unit, double bound) {
        return new Aim(name, measured, unit, bound, false);
    }

    static Aim atLeast(String name, double measured, String unit, double bound) {
        return new Aim(name, measured, unit, bound, true);
    }

    /// Whether it is reached.
    public boolean isMet() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-44s %10.2f %-5s aim %s %.2f  %s",
                name,
                measured,
                unit,
                atLeast ? ">=" : "<=",
                bound,
                isMet() ? "met" : "missed");
    }
}
