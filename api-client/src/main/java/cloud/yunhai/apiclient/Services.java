package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.ServiceList;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import java.time.Duration;
import java.util.List;

/// The platform's own processes, for operators.
public final class Services {
    /// A clean stop takes its time.
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);

    private final Transport transport;

    Services(Transport transport) {
        this.transport = transport;
    }

    /// Those of all hosts.
    public List<ServiceRepresentation> list() {
        return transport
                .send(Call.get(UriTemplates.SERVICES), ServiceList.class)
                .items();
    }

    public ServiceRepresentation start(String hostName, String service) {
        return command(hostName, service, "start");
    }

    public ServiceRepresentation stop(String hostName, String service) {
        return command(hostName, service, "stop");
    }

    public ServiceRepresentation restart(String hostName, String service) {
        return command(hostName, service, "restart");
    }

    private ServiceRepresentation command(String hostName, String service, String command) {
        String path = UriTemplates.expand(UriTemplates.SERVICE_COMMAND, hostName, service, command);
        return transport.send(Call.post(path, null).timeout(COMMAND_TIMEOUT), ServiceRepresentation.class);
    }
}
