package cloud.yunhai.deploy.plan;

import java.util.List;
import java.util.Map;

/// One process of the plan.
///
/// @param name unique in the home
/// @param certificateHost the host in its certificate; `sim-*` for the simulators
/// @param tipPort 0: none
/// @param httpPort 0: none
/// @param settings what its settings file says
/// @param startAfter services that it needs up before it can be of use at all
public record PlannedService(
        String name,
        Module module,
        String certificateHost,
        int tipPort,
        int httpPort,
        Map<String, Object> settings,
        List<String> startAfter) {
    public PlannedService {
        settings = Map.copyOf(settings);
        startAfter = List.copyOf(startAfter);
    }
}
