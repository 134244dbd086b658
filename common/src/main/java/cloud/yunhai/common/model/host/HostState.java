package cloud.yunhai.common.model.host;

import cloud.yunhai.common.model.state.StateTable;

/// The life of a host. It joins with its first report.
public enum HostState {
    /// Reports within its time to live.
    UP,
    /// In maintenance: takes nothing new.
    DRAINING,
    /// No report within its time to live.
    DOWN,
    /// Out of service for good.
    RETIRED;

    /// The whole machine.
    public static final StateTable<HostState, HostEvent> TABLE = StateTable.startingIn(UP, HostEvent.class)
            .add(UP, HostEvent.DRAIN, DRAINING)
            .add(UP, HostEvent.FALL_SILENT, DOWN)
            .add(UP, HostEvent.RETIRE, RETIRED)
            .add(DRAINING, HostEvent.END_DRAIN, UP)
            .add(DRAINING, HostEvent.FALL_SILENT, DOWN)
            .add(DRAINING, HostEvent.RETIRE, RETIRED)
            .add(DOWN, HostEvent.REPORT, UP)
            .add(DOWN, HostEvent.REPORT_DRAINED, DRAINING)
            .add(DOWN, HostEvent.RETIRE, RETIRED)
            .add(RETIRED, HostEvent.TAKE_BACK, DOWN)
            .build();
}
