package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.operation.OperationKind;

/// Which command may end which one in progress.
public final class Supersession {
    private Supersession() {}

    /// Whether the later command may cancel the running one: never one of its own kind, and nothing but a
    /// person's cancel ends a deletion.
    public static boolean allows(OperationKind later, OperationKind running) {
        return later != running && running != OperationKind.DELETE_INSTANCE && running != OperationKind.DELETE_IMAGE;
    }
}
