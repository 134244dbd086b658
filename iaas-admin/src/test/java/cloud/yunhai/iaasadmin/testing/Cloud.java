package cloud.yunhai.iaasadmin.testing;

import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.representation.ClusterList;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.FlavorList;
import cloud.yunhai.apicommon.representation.GroupList;
import cloud.yunhai.apicommon.representation.HostList;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.OperationList;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.ServiceList;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.TenantList;
import cloud.yunhai.apicommon.representation.VolumeList;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationState;
import java.util.List;

/// A small cloud behind a fake API: one host, one instance, an operation that is stuck, a service that crashed.
public final class Cloud implements AutoCloseable {
    public static final String OPERATOR = "admin";
    public static final String PASSWORD = "a-good-password";

    private final FakeApi api = new FakeApi();

    public Cloud() {
        api.on("POST /v1/tokens", Cloud::login);
        api.on("DELETE /v1/tokens/current", Reply.noContent());
        api.on("GET /healthz", Reply.json(200, "{}"));
        api.on("GET /v1/events", Reply.heldEvents(":\n\n"));
        services(
                Samples.service("db-proxy", ServiceState.UP),
                Samples.service("vm-scheduler", ServiceState.CRASHED),
                Samples.service("api-server", ServiceState.UP));
        hosts(Samples.host("host-1", HostState.UP));
        instances(Samples.instance("web-1", InstanceState.RUNNING));
        operation(Samples.operation(OperationState.STUCK));
        things();
        api.on("GET /v1/instances/" + Samples.INSTANCE + "/placement", Reply.json(200, Samples.placement()));
        api.on("GET /v1/volumes", Reply.json(200, new VolumeList()));
        api.on("GET /v1/images", Reply.json(200, new ImageList()));
        api.on("GET /v1/flavors", Reply.json(200, new FlavorList()));
        api.on("GET /v1/logs", Reply.json(200, new LogRecordList()));
    }

    private void things() {
        TenantList tenants = new TenantList();
        tenants.items = List.of(Samples.tenant());
        api.on("GET /v1/tenants", Reply.json(200, tenants));
        GroupList groups = new GroupList();
        groups.items = List.of(Samples.group());
        api.on("GET /v1/groups", Reply.json(200, groups));
        api.on("GET /v1/groups/" + Samples.GROUP, Reply.json(200, Samples.group()));
        ClusterList clusters = new ClusterList();
        ClusterRepresentation cluster = new ClusterRepresentation();
        cluster.id = Samples.CLUSTER;
        cluster.name = "default";
        clusters.items = List.of(cluster);
        api.on("GET /v1/clusters", Reply.json(200, clusters));
        SubnetList subnets = new SubnetList();
        subnets.items = List.of(Samples.subnet());
        api.on("GET /v1/subnets", Reply.json(200, subnets));
    }

    /// Operators and tenants are different realms: who is known in one is not in the other.
    private static Reply login(FakeApi.Request request) {
        boolean operator = request.body().contains("\"OPERATOR\"")
                && request.body().contains("\"" + OPERATOR + "\"")
                && request.body().contains("\"" + PASSWORD + "\"");
        return operator
                ? Reply.json(201, Samples.token())
                : Reply.problem(401, "BAD_CREDENTIALS", "the name or the password is wrong");
    }

    public FakeApi api() {
        return api;
    }

    public void services(ServiceRepresentation... services) {
        ServiceList list = new ServiceList();
        list.items = List.of(services);
        api.on("GET /v1/services", Reply.json(200, list));
    }

    public void hosts(HostRepresentation... hosts) {
        HostList list = new HostList();
        list.items = List.of(hosts);
        api.on("GET /v1/hosts", Reply.json(200, list));
        for (HostRepresentation host : hosts) {
            api.on("GET /v1/hosts/" + host.id, Reply.json(200, host));
        }
    }

    public void instances(InstanceRepresentation... instances) {
        InstanceList list = new InstanceList();
        list.items = List.of(instances);
        api.on("GET /v1/instances", Reply.json(200, list));
        api.on("GET /v1/instance_counts", Reply.json(200, Samples.counts(instances)));
        for (InstanceRepresentation instance : instances) {
            api.on("GET /v1/instances/" + instance.id, Reply.json(200, instance));
        }
    }

    /// The only operation. A list of another state is empty.
    public void operation(OperationRepresentation operation) {
        OperationList list = new OperationList();
        list.items = List.of(operation);
        api.on("GET /v1/operations", request -> {
            String state = request.query().get("state");
            boolean shown = state == null || state.equals(operation.state.name());
            return Reply.json(200, shown ? list : new OperationList());
        });
        api.on("GET /v1/operations/" + operation.id, Reply.json(200, operation));
    }

    @Override
    public void close() {
        api.close();
    }
}
