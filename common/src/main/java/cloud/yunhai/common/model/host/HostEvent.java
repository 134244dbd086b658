package cloud.yunhai.common.model.host;

/// What happens to a host.
public enum HostEvent {
    /// It reports.
    REPORT,
    /// It reports, and an operator had it drained before.
    REPORT_DRAINED,
    /// Its last report is older than its time to live.
    FALL_SILENT,
    /// An operator takes it into maintenance.
    DRAIN,
    /// An operator ends the maintenance.
    END_DRAIN,
    /// An operator takes it out of service; refused while it holds anything.
    RETIRE,
    /// An operator takes it back: DOWN until it reports.
    TAKE_BACK
}
