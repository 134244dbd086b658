package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.NodeAgentProcess;
import cloud.yunhai.deploy.run.ServiceStates;
import cloud.yunhai.deploy.run.ServiceStates.ServiceState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds the processes of a home: the node-agent and what it has started.
public final class PlatformProcesses {
    private PlatformProcesses() {}

    /// Those that run.
    ///
    /// @throws IOException when it does not run whole
    public static ServiceProcesses of(Home home, Plan plan, Distribution distribution)
            throws IOException, InterruptedException {
        Map<String, Long> pids = new LinkedHashMap<>();
        long agent = new NodeAgentProcess(home, distribution)
                .find()
                .orElseThrow(() -> new IOException(home.directory() + " is not up (expected: a running platform)"))
                .pid();
        pids.put(Module.NODE_AGENT.name(), agent);
        for (ServiceState state : new ServiceStates(home, plan.url(Module.NODE_AGENT))
                .read()
                .orElseThrow(() -> new IOException("the node-agent of " + home.directory() + " does not answer"))) {
            if (!state.isUp()) {
                throw new IOException(state.name() + " is not up: " + state.state() + " " + state.reason());
            }
            pids.put(state.name(), state.pid());
        }
        return new ServiceProcesses(pids);
    }
}
