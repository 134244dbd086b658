package cloud.yunhai.common.model.volume;

import cloud.yunhai.common.model.state.StateTable;

/// The life of a volume.
public enum VolumeState {
    /// Being made.
    CREATING,
    /// Whole, attached to nothing.
    AVAILABLE,
    /// Attached to an instance.
    IN_USE,
    /// It could not be made.
    FAILED,
    /// Gone; its row remains for the record.
    DELETED;

    /// The whole machine.
    public static final StateTable<VolumeState, VolumeEvent> TABLE = StateTable.startingIn(CREATING, VolumeEvent.class)
            .add(CREATING, VolumeEvent.MADE, AVAILABLE)
            .add(CREATING, VolumeEvent.FAIL, FAILED)
            .add(CREATING, VolumeEvent.REMOVE, DELETED)
            .add(AVAILABLE, VolumeEvent.ATTACH, IN_USE)
            .add(AVAILABLE, VolumeEvent.REMOVE, DELETED)
            .add(IN_USE, VolumeEvent.DETACH, AVAILABLE)
            .add(IN_USE, VolumeEvent.REMOVE, DELETED)
            .add(FAILED, VolumeEvent.REMOVE, DELETED)
            .build();
}
