package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.operation.OperationKind;

/// What keeps a resource busy.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class OperationInProgress {
    public String id;

    public OperationKind kind;
}
