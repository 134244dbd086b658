package cloud.yunhai.resourcescheduler.saga;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.runner.SagaHost;
import cloud.yunhai.common.saga.runner.SagaRunner;
import cloud.yunhai.common.saga.runner.SagaRunnerConfig;
import cloud.yunhai.common.testing.InMemorySagaStore;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.ManualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is recorded of an instance when its saga ends badly; that nothing is left over is shown by [SagasTest].
class SagaEndsTest {
    private final ManualClock clock = new ManualClock();
    private final InMemorySagaStore store = new InMemorySagaStore(clock);
    private final ManualScheduler scheduler = new ManualScheduler(clock);

    @Test
    void aCreationWithoutRoomSaysWhichStepFailedAndWhy() {
        FakeCloud cloud = new FakeCloud();
        cloud.refusing = new CloudException(ErrorCode.NO_HOST_FITS, "no host has room for 1 vcpus");

        OperationState end = run(new CreateInstance(cloud.cloud()).saga(), new NewInstanceInput(cloud.id, null, null));

        assertThat(end).isEqualTo(OperationState.FAILED);
        assertThat(cloud.state).isEqualTo(InstanceState.FAILED);
        assertThat(cloud.reason).isEqualTo("place: no host has room for 1 vcpus");
        cloud.assertNothingHeld();
    }

    @Test
    void aStopWhoseHostIsSilentLeavesTheStateAndTellsWhy() {
        FakeCloud cloud = new FakeCloud().running();
        cloud.hostSilent = true;

        assertThat(command(cloud, InstanceCommand.STOP)).isEqualTo(OperationState.FAILED);

        assertThat(cloud.state).isEqualTo(InstanceState.RUNNING);
        assertThat(cloud.reason).contains("host-1 does not answer");
    }

    @Test
    void aCommandThatFailsRecordsWhatTheHostSeesAndNotWhatWasHopedFor() {
        FakeCloud cloud = new FakeCloud().running();
        cloud.vms.put(cloud.id, VmState.CRASHED);
        cloud.failingTurn = new CloudException(ErrorCode.HYPERVISOR_FAILED, "no such domain");

        assertThat(command(cloud, InstanceCommand.SUSPEND)).isEqualTo(OperationState.FAILED);

        assertThat(cloud.state).isEqualTo(InstanceState.CRASHED);
        assertThat(cloud.reason).isEqualTo("command: no such domain");
    }

    @Test
    void aDeletionThatFailedHalfWayIsFinishedByTheNextOne() {
        FakeCloud cloud = new FakeCloud().running();
        cloud.volumesSilent = true;
        assertThat(command(cloud, InstanceCommand.DELETE)).isEqualTo(OperationState.FAILED);
        assertThat(cloud.state).isEqualTo(InstanceState.FAILED);
        assertThat(cloud.reason).startsWith("delete: remove-volume: ");
        assertThat(cloud.files).hasSize(1);
        cloud.volumesSilent = false;

        assertThat(command(cloud, InstanceCommand.DELETE)).isEqualTo(OperationState.SUCCEEDED);

        assertThat(cloud.state).isEqualTo(InstanceState.DELETED);
        cloud.assertNothingHeld();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "STOPPED", "FAILED"})
    void aDeletionCancelledBeforeItTookAnythingAwayLeavesTheInstanceAsItWas(InstanceState before) {
        FakeCloud cloud = new FakeCloud().running();
        cloud.state = before;
        cloud.reason = "as it was";
        Saga<InstanceCommandInput> saga = new Sagas(cloud.cloud()).command(InstanceCommand.DELETE);
        submit(saga, "op_early", new InstanceCommandInput(cloud.id, 1_000), Duration.ofHours(1));
        store.requestCancel("op_early", "changed my mind");

        runner(saga).start();
        scheduler.advance(Duration.ofSeconds(10));

        assertThat(state("op_early")).isEqualTo(OperationState.CANCELLED);
        assertThat(cloud.state).isEqualTo(before);
        assertThat(cloud.reason).isEqualTo("as it was");
        assertThat(cloud.vms).containsEntry(cloud.id, VmState.RUNNING);
        assertThat(cloud.files).hasSize(1);
        assertThat(cloud.leases).hasSize(1);
    }

    @Test
    void anImagesDeletionCancelledBeforeItBeganLeavesTheImageAvailable() {
        FakeCloud cloud = new FakeCloud();
        cloud.imageFiles.add(FakeCloud.IMAGE);
        cloud.imageState = ImageState.AVAILABLE;
        Saga<ImageSagas.RemoveInput> saga = new ImageSagas(cloud.cloud()).deleteImage();
        submit(saga, "op_early", new ImageSagas.RemoveInput(FakeCloud.IMAGE), Duration.ofHours(1));
        store.requestCancel("op_early", "changed my mind");

        runner(saga).start();
        scheduler.advance(Duration.ofSeconds(10));

        assertThat(state("op_early")).isEqualTo(OperationState.CANCELLED);
        assertThat(cloud.imageState).isEqualTo(ImageState.AVAILABLE);
        assertThat(cloud.imageFiles).containsExactly(FakeCloud.IMAGE);
    }

    @Test
    void aStartWhoseVolumeIsGoneMakesNoNewOne() {
        FakeCloud cloud = new FakeCloud().stopped();
        cloud.files.clear();

        assertThat(command(cloud, InstanceCommand.START)).isEqualTo(OperationState.FAILED);

        assertThat(cloud.files).isEmpty();
        assertThat(cloud.vms).containsEntry(cloud.id, VmState.OFF);
        assertThat(cloud.reason).startsWith("locate-root-volume: ");
    }

    /// The operation's deadline ends the tries, however patient the step is.
    @Test
    void anOperationPastItsDeadlineIsUndone() {
        FakeCloud cloud = new FakeCloud();
        cloud.volumesSilent = true;
        Saga<NewInstanceInput> saga = new CreateInstance(cloud.cloud()).saga();

        submit(saga, "op_late", new NewInstanceInput(cloud.id, null, null), Duration.ofMinutes(1));
        runner(saga).start();
        scheduler.advance(Duration.ofSeconds(10));
        assertThat(state("op_late")).isEqualTo(OperationState.RUNNING);
        scheduler.advance(Duration.ofSeconds(60));
        cloud.volumesSilent = false;
        scheduler.advance(Duration.ofMinutes(10));

        assertThat(state("op_late")).isEqualTo(OperationState.FAILED);
        cloud.assertNothingHeld();
    }

    private OperationState command(FakeCloud cloud, InstanceCommand command) {
        return run(new Sagas(cloud.cloud()).command(command), new InstanceCommandInput(cloud.id, 1_000));
    }

    private <I> OperationState run(Saga<I> saga, I input) {
        String id = "op_" + store.sagas().size();
        submit(saga, id, Objects.requireNonNull(input), Duration.ofHours(1));
        SagaRunner runner = runner(saga);
        runner.start();
        for (int i = 0; i < 2_000 && state(id).isLive(); i++) {
            scheduler.advance(Duration.ofSeconds(1));
        }
        scheduler.clear();
        return state(id);
    }

    private <I> void submit(Saga<I> saga, String id, I input, Duration limit) {
        store.submit(
                saga.submission(
                        id, input, "key-" + id, "tenant", clock.instant().plus(limit)),
                null);
    }

    private SagaRunner runner(Saga<?> saga) {
        return new SagaRunner(
                SagaRunnerConfig.ofOwner("me-" + store.sagas().size()),
                List.of(saga),
                SagaHost.of(store, scheduler).with(clock));
    }

    private OperationState state(String id) {
        return store.find(id).orElseThrow().saga().state();
    }
}
