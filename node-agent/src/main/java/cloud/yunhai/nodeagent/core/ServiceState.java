package cloud.yunhai.nodeagent.core;

import cloud.yunhai.common.model.state.StateTable;

/// The life of a watched service.
public enum ServiceState {
    /// Not wanted, and no process.
    STOPPED,
    /// Waiting for its turn, or started and not healthy yet.
    STARTING,
    /// Answers its checks.
    UP,
    /// Runs, and does not answer or says that it cannot do its work.
    UNHEALTHY,
    /// Ended by itself and is not to be started again.
    CRASHED,
    /// Ended by itself; started again after a pause.
    BACKING_OFF,
    /// Asked to end; killed when it takes too long.
    STOPPING;

    /// What happens to a service.
    public enum Event {
        /// Somebody wants it to run.
        START,
        /// Somebody wants it to end, or to begin anew.
        STOP,
        /// A check was answered well.
        HEALTHY,
        /// It missed its checks, or says that it cannot do its work.
        UNHEALTHY,
        /// Its process ended and is to be replaced.
        ENDED,
        /// Its process ended as it was meant to.
        ENDED_AS_MEANT,
        /// Its process ended and is not to be replaced.
        ENDED_FOR_GOOD,
        /// The pause is over.
        WAITED
    }

    /// The whole machine.
    public static final StateTable<ServiceState, Event> TABLE = StateTable.startingIn(STOPPED, Event.class)
            .add(STOPPED, Event.START, STARTING)
            .add(CRASHED, Event.START, STARTING)
            .add(BACKING_OFF, Event.START, STARTING)
            .add(BACKING_OFF, Event.WAITED, STARTING)
            .add(STARTING, Event.HEALTHY, UP)
            .add(UNHEALTHY, Event.HEALTHY, UP)
            .add(STARTING, Event.UNHEALTHY, UNHEALTHY)
            .add(UP, Event.UNHEALTHY, UNHEALTHY)
            .add(STARTING, Event.ENDED, BACKING_OFF)
            .add(UP, Event.ENDED, BACKING_OFF)
            .add(UNHEALTHY, Event.ENDED, BACKING_OFF)
            .add(STARTING, Event.ENDED_FOR_GOOD, CRASHED)
            .add(UP, Event.ENDED_FOR_GOOD, CRASHED)
            .add(UNHEALTHY, Event.ENDED_FOR_GOOD, CRASHED)
            .add(STARTING, Event.STOP, STOPPING)
            .add(UP, Event.STOP, STOPPING)
            .add(UNHEALTHY, Event.STOP, STOPPING)
            .add(BACKING_OFF, Event.STOP, STOPPED)
            .add(CRASHED, Event.STOP, STOPPED)
            .add(STOPPING, Event.ENDED_AS_MEANT, STOPPED)
            .build();
}
