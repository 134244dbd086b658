package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.nodeagent.TServiceState;
import cloud.yunhai.nodeagent.core.ServiceState.Event;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceStateTest {
    private static final Map<ServiceState, Set<Event>> ALLOWED = Map.of(
            ServiceState.STOPPED, EnumSet.of(Event.START),
            ServiceState.STARTING,
                    EnumSet.of(Event.HEALTHY, Event.UNHEALTHY, Event.ENDED, Event.ENDED_FOR_GOOD, Event.STOP),
            ServiceState.UP, EnumSet.of(Event.UNHEALTHY, Event.ENDED, Event.ENDED_FOR_GOOD, Event.STOP),
            ServiceState.UNHEALTHY, EnumSet.of(Event.HEALTHY, Event.ENDED, Event.ENDED_FOR_GOOD, Event.STOP),
            ServiceState.CRASHED, EnumSet.of(Event.START, Event.STOP),
            ServiceState.BACKING_OFF, EnumSet.of(Event.START, Event.WAITED, Event.STOP),
            ServiceState.STOPPING, EnumSet.of(Event.ENDED_AS_MEANT));

    @Test
    void everyStateAllowsJustTheseEvents() {
        for (ServiceState state : ServiceState.values()) {
            for (Event event : Event.values()) {
                assertThat(ServiceState.TABLE.next(state, event).isPresent())
                        .as(state + " " + event)
                        .isEqualTo(ALLOWED.getOrDefault(state, Set.of()).contains(event));
            }
        }
    }

    @Test
    void statesAreThoseOfTheInterface() {
        assertThat(Arrays.stream(ServiceState.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(TServiceState.values()).map(Enum::name).toList());
    }
}
