package cloud.yunhai.apiserver.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.lolserver.TLogLevel;
import cloud.yunhai.common.idl.lolserver.TLogPage;
import cloud.yunhai.common.idl.lolserver.TLogQuery;
import cloud.yunhai.common.idl.lolserver.TLogRecord;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.idl.nodeagent.TServiceState;
import cloud.yunhai.common.idl.nodeagent.TServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A node-agent and a lol-server in memory.
public final class FakeEdges {
    /// What was asked of the logs.
    public final List<TLogQuery> logQueries = new ArrayList<>();

    NodeAgent.Iface nodeAgent() {
        return FakeInstances.only(NodeAgent.Iface.class, (method, given) -> switch (method) {
            case "services" -> List.of(status("db-proxy", TServiceState.UP));
            case "start" -> known((String) given[1], TServiceState.UP);
            case "stop" -> known((String) given[1], TServiceState.STOPPED);
            case "restart" -> known((String) given[1], TServiceState.STARTING);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static TServiceStatus known(String name, TServiceState state) {
        if (!name.equals("db-proxy")) {
            throw CloudException.notFound("service", name);
        }
        return status(name, state);
    }

    private static TServiceStatus status(String name, TServiceState state) {
        return new TServiceStatus(name, name, state, 0).setPid(4711);
    }

    LolServer.Iface lolServer() {
        return FakeInstances.only(LolServer.Iface.class, (method, given) -> {
            if (!method.equals("query")) {
                throw new UnsupportedOperationException(method);
            }
            logQueries.add(((TLogQuery) given[0]).deepCopy());
            TLogRecord record = new TLogRecord();
            record.setId("r1");
            record.setTimeMicros(1);
            record.setModuleName("vm-controller");
            record.setHostName("host-1");
            record.setLevel(TLogLevel.INFO);
            record.setLogger("some.Class");
            record.setMessage("vm.started \u001b[0m");
            record.setValues(Map.of("host", "host-1"));
            return new TLogPage(List.of(record));
        });
    }
}
