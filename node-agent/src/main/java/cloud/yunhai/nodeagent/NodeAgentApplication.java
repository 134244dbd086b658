package cloud.yunhai.nodeagent;

import cloud.yunhai.nodeagent.config.NodeAgentWiring;
import org.springframework.boot.SpringApplication;

/// The agent of one host.
public final class NodeAgentApplication {
    private NodeAgentApplication() {}

    public static void main(String[] arguments) {
        SpringApplication.run(NodeAgentWiring.class, arguments);
    }
}
