package cloud.yunhai.resourcescheduler.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.idl.resourcescheduler.TAccepted;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.idl.types.TInstanceCommand;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.saga.journal.StuckCommand;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Consoles;
import cloud.yunhai.resourcescheduler.app.Ledger;
import cloud.yunhai.resourcescheduler.app.OperationCommands;
import cloud.yunhai.resourcescheduler.app.Requests;
import cloud.yunhai.resourcescheduler.saga.Sagas;
import cloud.yunhai.resourcescheduler.testing.Clouds;
import cloud.yunhai.resourcescheduler.testing.InMemoryInstances;
import cloud.yunhai.resourcescheduler.testing.RecordingStarter;
import cloud.yunhai.resourcescheduler.testing.RecordingSubmissions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service as api-server meets it, over a real connection.
class ResourceSchedulerEndpointTest {
    private final TenantId tenant = TenantId.next();
    private final InMemoryInstances instances = new InMemoryInstances();
    private final RecordingSubmissions submissions = new RecordingSubmissions();
    private final RefusingOperations operations = new RefusingOperations();
    private final TipCloud cloud = new TipCloud();
    private final ResourceScheduler.Iface scheduler;

    ResourceSchedulerEndpointTest() {
        Consoles consoles = (_, offset, limit) -> new Consoles.Excerpt(
                "login: ".substring(0, Math.min(limit, 7)).getBytes(StandardCharsets.UTF_8), offset, offset + limit);
        Ledger ledger = new Ledger(Map.of("disks", () -> List.of(new Ledger.Imbalance("vol_1", "file", 1, 0, "gone"))));
        ResourceSchedulerEndpoint endpoint = new ResourceSchedulerEndpoint(
                new Requests(
                        new Sagas(Clouds.unused()),
                        submissions,
                        instances,
                        new RecordingStarter(),
                        () -> Instant.EPOCH),
                operations,
                instances,
                consoles,
                ledger);
        cloud.serve(
                "resource-scheduler",
                "h0",
                tip -> tip.serve("ResourceScheduler", ResourceScheduler.Iface.class, endpoint));
        scheduler = cloud.caller("api-server", "h0").client(ResourceScheduler.Iface.class, "resource-scheduler");
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aCreationIsAcceptedWithItsOperation() {
        String operation = OperationId.next().text();
        TNewInstance wanted = newInstance();

        TAccepted accepted = Tip.call(() -> scheduler.createInstance(actor(), operation, wanted));

        assertThat(accepted.getOperation().getId()).isEqualTo(operation);
        assertThat(accepted.getOperation().getKind()).isEqualTo(TOperationKind.CREATE_INSTANCE);
        assertThat(submissions.last().saga().resourceKey()).isEqualTo(wanted.getId());
        assertThat(submissions.last().actor().name()).isEqualTo("ann");
    }

    @Test
    void aCommandReachesItsInstanceWithItsTimeout() {
        Instance running = instances.add(tenant, InstanceState.RUNNING, HostId.next(), null);

        Tip.call(() -> scheduler.commandInstance(
                actor(), OperationId.next().text(), tenant.text(), running.id().text(), TInstanceCommand.STOP, 5_000));

        assertThat(submissions.last().saga().type().name()).isEqualTo("stop-instance");
        assertThat(submissions.last().saga().inputJson()).contains("5000");
    }

    @Test
    void wrongAndMissingValuesAreRefusedByNameAndNothingIsWritten() {
        TNewInstance nameless = newInstance();
        nameless.unsetName();
        String operation = OperationId.next().text();
        String instance = InstanceId.next().text();

        invalid(() -> scheduler.createInstance(actor(), "op_", newInstance()), "op_");
        invalid(() -> scheduler.createInstance(actor(), operation, nameless), "name");
        invalid(() -> scheduler.createInstance(actor(), operation, newInstance().setImageId("img")), "img");
        invalid(() -> scheduler.commandInstance(actor(), operation, "ten", instance, TInstanceCommand.STOP, 1), "ten");
        invalid(() -> scheduler.deleteImage(actor(), operation, "ins_1"), "ins_1");
        invalid(() -> scheduler.cancelOperation(actor(), "7"), "7");
        invalid(() -> scheduler.resolveStuck(actor(), operation, "forget"), "retry, skip or adopt");
        invalid(
                () -> scheduler.deleteImage(
                        new TActor(), operation, ImageId.next().text()),
                "kind");

        assertThat(submissions.operations).isEmpty();
        assertThat(operations.asked).isEmpty();
    }

    @Test
    void anOperatorsDecisionIsPassedOn() {
        OperationId operation = OperationId.next();

        refused(ErrorCode.WRONG_STATE, () -> scheduler.resolveStuck(actor(), operation.text(), "Skip"));
        refused(ErrorCode.WRONG_STATE, () -> scheduler.cancelOperation(actor(), operation.text()));

        assertThat(operations.asked).containsExactly("SKIP " + operation, "cancel " + operation);
    }

    @Test
    void aConsoleIsReadInBoundedPartsAndOnlyByItsTenant() {
        Instance mine = instances.add(tenant, InstanceState.RUNNING, HostId.next(), null);
        Instance foreign = instances.add(TenantId.next(), InstanceState.RUNNING, HostId.next(), null);

        TConsoleLog part =
                Tip.call(() -> scheduler.consoleLog(tenant.text(), mine.id().text(), 10, 5));

        assertThat(new String(part.getBytes(), StandardCharsets.UTF_8)).isEqualTo("login");
        assertThat(part.getNextOffset()).isEqualTo(15);
        refused(
                ErrorCode.NOT_FOUND,
                () -> scheduler.consoleLog(tenant.text(), foreign.id().text(), 0, 5));
        invalid(() -> scheduler.consoleLog(tenant.text(), mine.id().text(), -1, 5), "offset");
        invalid(() -> scheduler.consoleLog(tenant.text(), mine.id().text(), 0, 0), "limit");
        invalid(() -> scheduler.consoleLog(tenant.text(), mine.id().text(), 0, (1 << 20) + 1), "limit");
    }

    @Test
    void theCheckIsAnswered() {
        assertThat(Tip.call(scheduler::check))
                .singleElement()
                .satisfies(found -> assertThat(found.getDetail()).isEqualTo("gone"));
    }

    private TNewInstance newInstance() {
        return new TNewInstance()
                .setId(InstanceId.next().text())
                .setTenantId(tenant.text())
                .setName("web-1")
                .setFlavorId(FlavorId.next().text())
                .setImageId(ImageId.next().text())
                .setSecurityGroupIds(List.of())
                .setLabels(Map.of());
    }

    private static TActor actor() {
        return new TActor().setKind(TActorKind.USER).setId("usr_1").setName("ann");
    }

    private static void invalid(Tip.Action call, String named) {
        assertThat(refused(ErrorCode.INVALID, call)).contains(named);
    }

    private static String refused(ErrorCode code, Tip.Action call) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    messages.add(refusal.userMessage());
                });
        return messages.getFirst();
    }

    /// Every operation is past the point where anything could be done about it.
    private static final class RefusingOperations implements OperationCommands {
        final List<String> asked = new ArrayList<>();

        @Override
        public Operation cancel(Actor actor, OperationId operation) {
            throw refuse("cancel " + operation);
        }

        @Override
        public Operation resolve(Actor actor, OperationId operation, StuckCommand command) {
            throw refuse(command + " " + operation);
        }

        private CloudException refuse(String what) {
            asked.add(what);
            return new CloudException(ErrorCode.WRONG_STATE, "too late");
        }
    }
}
