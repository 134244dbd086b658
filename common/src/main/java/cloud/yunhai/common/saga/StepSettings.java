package cloud.yunhai.common.saga;

/// What may be set for one step.
///
/// @param service which service does the work, for the timeline
/// @param action how the action is tried
/// @param undo how the undo is tried
/// @param weight the step's share of the progress, compared with the other steps
public record StepSettings(String service, RetryPolicy action, RetryPolicy undo, int weight) {
    /// One or a few calls, weight 1.
    public static final StepSettings ORDINARY =
            new StepSettings("resource-scheduler", RetryPolicy.ACTION, RetryPolicy.UNDO, 1);

    /// Checks the weight.
    public StepSettings {
        if (weight < 0) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: at least 0)");
        }
    }

    /// An ordinary step done by this service.
    public static StepSettings by(String service) {
        return ORDINARY.doneBy(service);
    }

    /// The same, done by this service.
    public StepSettings doneBy(String other) {
        return new StepSettings(other, action, undo, weight);
    }

    /// The same with another policy for the action.
    public StepSettings action(RetryPolicy policy) {
        return new StepSettings(service, policy, undo, weight);
    }

    /// The same with another policy for the undo.
    public StepSettings undo(RetryPolicy policy) {
        return new StepSettings(service, action, policy, weight);
    }

    /// The same with another share of the progress.
    public StepSettings weight(int share) {
        return new StepSettings(service, action, undo, share);
    }
}
