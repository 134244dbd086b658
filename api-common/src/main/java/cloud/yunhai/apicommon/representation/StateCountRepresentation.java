package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.instance.InstanceState;

/// How many instances are in one state.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class StateCountRepresentation {
    public InstanceState state;

    public Long count;
}
