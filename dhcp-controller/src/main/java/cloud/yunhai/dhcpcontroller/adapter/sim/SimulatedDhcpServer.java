package cloud.yunhai.dhcpcontroller.adapter.sim;

import cloud.yunhai.dhcpcontroller.app.DhcpServer;
import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Serves nobody and takes every change at once.
public final class SimulatedDhcpServer implements DhcpServer {
    private final AtomicReference<DhcpPlan> plan = new AtomicReference<>(DhcpPlan.empty());

    @Override
    public void change(UnaryOperator<DhcpPlan> change) {
        plan.updateAndGet(change);
    }

    @Override
    public DhcpPlan plan() {
        return plan.get();
    }

    @Override
    public boolean running() {
        return true;
    }
}
