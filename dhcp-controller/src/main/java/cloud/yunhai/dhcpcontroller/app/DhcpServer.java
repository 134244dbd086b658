package cloud.yunhai.dhcpcontroller.app;

import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import java.util.function.UnaryOperator;

/// One DHCP server.
public interface DhcpServer {
    /// Changes what is served. The change is in force when this returns: whoever asks DHCP from then on is
    /// answered by it. Changes made at the same time may share the work.
    void change(UnaryOperator<DhcpPlan> change);

    /// What is served.
    DhcpPlan plan();

    /// Whether the server runs.
    boolean running();
}
