package cloud.yunhai.common.model.image;

import cloud.yunhai.common.model.state.StateTable;

/// The life of an image.
public enum ImageState {
    /// Being imported.
    CREATING,
    /// Instances may be made from it.
    AVAILABLE,
    /// Its import failed; the reason is told.
    FAILED,
    /// Gone; its row remains for the record.
    DELETED;

    /// The whole machine. What could not be wholly removed is FAILED, since instances must not be made from a
    /// half.
    public static final StateTable<ImageState, ImageEvent> TABLE = StateTable.startingIn(CREATING, ImageEvent.class)
            .add(CREATING, ImageEvent.IMPORTED, AVAILABLE)
            .add(CREATING, ImageEvent.FAIL, FAILED)
            .add(AVAILABLE, ImageEvent.FAIL, FAILED)
            .add(AVAILABLE, ImageEvent.REMOVE, DELETED)
            .add(FAILED, ImageEvent.REMOVE, DELETED)
            .build();
}
