package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.operation.OperationKind;
import java.time.Duration;

/// After how long the platform gives up on an operation and unwinds it.
final class OperationLimits {
    private OperationLimits() {}

    static Duration of(OperationKind kind) {
        return switch (kind) {
            case CREATE_INSTANCE -> Duration.ofMinutes(45);
            case IMPORT_IMAGE -> Duration.ofHours(3);
            case START_INSTANCE,
                    STOP_INSTANCE,
                    FORCE_STOP_INSTANCE,
                    REBOOT_INSTANCE,
                    SUSPEND_INSTANCE,
                    RESUME_INSTANCE,
                    DELETE_INSTANCE,
                    DELETE_IMAGE -> Duration.ofMinutes(15);
        };
    }
}
