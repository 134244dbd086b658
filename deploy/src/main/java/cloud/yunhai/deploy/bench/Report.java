package cloud.yunhai.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bench tells: for people as lines, for programs as it is.
public sealed interface Report {
    /// Under which conditions.
    Machine machine();

    /// Against what should be.
    List<Aim> aims();

    /// The figures, for people.
    List<String> figures();

    /// The whole, for people.
    default List<String> lines() {
        List<String> lines = new ArrayList<>(machine().lines());
        lines.add("");
        lines.addAll(figures());
        lines.add("");
        aims().forEach(aim -> lines.add(aim.line()));
        return lines;
    }

    /// Of `bench create`.
    ///
    /// @param hypervisor null: left out
    /// @param fleet null: left out
    record OfCreate(
            Machine machine,
            HypervisorBench.@Nullable Result hypervisor,
            FleetBench.@Nullable Result fleet,
            List<Aim> aims)
            implements Report {
        /// With the aims of what was measured.
        public static OfCreate of(
                Machine machine, HypervisorBench.@Nullable Result hypervisor, FleetBench.@Nullable Result fleet) {
            List<Aim> aims = new ArrayList<>();
            if (hypervisor != null) {
                aims.addAll(hypervisor.aims());
            }
            if (fleet != null) {
                aims.addAll(fleet.aims());
            }
            return new OfCreate(machine, hypervisor, fleet, aims);
        }

        @Override
        public List<String> figures() {
            List<String> lines = new ArrayList<>();
            if (hypervisor != null) {
                lines.addAll(hypervisor.lines());
            }
            if (hypervisor != null && fleet != null) {
                lines.add("");
            }
            if (fleet != null) {
                lines.addAll(fleet.lines());
            }
            return lines;
        }
    }

    /// Of `bench footprint`.
    record OfFootprint(Machine machine, FootprintBench.Result result, List<Aim> aims) implements Report {
        /// With its aims.
        public static OfFootprint of(Machine machine, FootprintBench.Result result) {
            return new OfFootprint(machine, result, result.aims());
        }

        @Override
        public List<String> figures() {
            return result.lines();
        }
    }
}
