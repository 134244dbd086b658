package cloud.yunhai.vmscheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostBooksTest {
    private final Nic nic = Samples.nic("10.0.0.4");
    private final InstanceId id = InstanceId.next();

    private Instance in(InstanceState state) {
        return Samples.instance(id, state, HostId.next(), List.of(nic));
    }

    private List<String> compare(Instance instance, Map<String, VmState> vms, String... nics) {
        return HostBooks.compare("h1", List.of(instance), vms, List.of(nics)).stream()
                .map(found -> found.key() + " " + found.claimed() + "/" + found.used())
                .toList();
    }

    @Test
    void runningInstanceWithItsVmAndFilterIsRight() {
        assertThat(compare(
                        in(InstanceState.RUNNING),
                        Map.of(id.text(), VmState.RUNNING),
                        nic.id().text()))
                .isEmpty();
        assertThat(compare(
                        in(InstanceState.STOPPED),
                        Map.of(id.text(), VmState.OFF),
                        nic.id().text()))
                .isEmpty();
        assertThat(compare(in(InstanceState.STOPPED), Map.of())).isEmpty();
    }

    @Test
    void whatRunsAndShouldNotIsToldAndTheOtherWayRound() {
        assertThat(compare(in(InstanceState.RUNNING), Map.of(), nic.id().text()))
                .containsExactly(id.text() + " running vm 1/0");
        assertThat(compare(
                        in(InstanceState.STOPPED),
                        Map.of(id.text(), VmState.RUNNING),
                        nic.id().text()))
                .containsExactly(id.text() + " running vm 0/1");
    }

    @Test
    void whatNobodyKnowsIsTold() {
        String stranger = InstanceId.next().text();
        String strangeNic = Samples.nic("10.0.0.9").id().text();
        assertThat(HostBooks.compare("h1", List.of(), Map.of(stranger, VmState.OFF), List.of(strangeNic)))
                .extracting(Imbalance::key)
                .containsExactly(stranger + " vm", strangeNic + " filter");
    }

    @Test
    void runningWithoutFilterIsTold() {
        assertThat(compare(in(InstanceState.RUNNING), Map.of(id.text(), VmState.RUNNING)))
                .containsExactly(nic.id().text() + " filter 1/0");
    }

    @Test
    void operationInProgressExplainsEverything() {
        Instance busy = Samples.instance(id, InstanceState.RUNNING, HostId.next(), OperationId.next(), List.of(nic));
        assertThat(compare(busy, Map.of())).isEmpty();
    }
}
