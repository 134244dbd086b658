package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.common.model.event.Actor;
import java.util.List;

/// The services of all hosts, through their node-agents.
public interface HostServices {
    /// What to do with a service.
    enum Command {
        START,
        STOP,
        RESTART
    }

    /// All of them; a host whose node-agent does not answer is in the list with the reason.
    List<ServiceRepresentation> list();

    ServiceRepresentation command(Actor actor, String hostName, String service, Command command);
}
