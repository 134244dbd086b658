package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import java.util.List;

/// Hosts as the platform's books have them.
public interface HostRecords {
    /// May be some seconds old.
    Host get(HostId host);

    List<Host> all();
}
