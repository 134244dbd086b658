package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;

/// What a host says of itself.
public interface HostView {
    /// What it is made of.
    HostFacts facts();

    /// What it is doing.
    HostLoad load();
}
