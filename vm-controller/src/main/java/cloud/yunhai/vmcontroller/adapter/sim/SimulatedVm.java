package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmcontroller.core.Observation;
import java.util.Arrays;
import java.util.List;

/// A VM of a simulated host.
///
/// @param digest of what it was defined from
/// @param boots how often its guest began
record SimulatedVm(String digest, Observation observation, int boots) {
    private static final int FIELDS = 4;

    SimulatedVm in(VmState state, String reason) {
        return new SimulatedVm(digest, new Observation(state, reason.isEmpty() ? null : reason), boots);
    }

    SimulatedVm booted() {
        return new SimulatedVm(digest, observation, boots + 1);
    }

    SimulatedVm defined(String newDigest) {
        return new SimulatedVm(newDigest, observation, boots);
    }

    /// One line of the journal.
    String format() {
        String reason = observation.reason() == null ? "" : observation.reason();
        return digest + "|" + observation.state() + "|" + boots + "|" + reason;
    }

    static SimulatedVm parse(String line) {
        List<String> fields = Arrays.asList(line.split("\\|", FIELDS));
        return new SimulatedVm(
                fields.get(0),
                new Observation(VmState.valueOf(fields.get(1)), fields.get(3).isEmpty() ? null : fields.get(3)),
                Integer.parseInt(fields.get(2)));
    }
}
