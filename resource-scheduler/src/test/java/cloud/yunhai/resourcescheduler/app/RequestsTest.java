package cloud.yunhai.resourcescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.event.ActorKind;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.resourcescheduler.saga.Sagas;
import cloud.yunhai.resourcescheduler.testing.Clouds;
import cloud.yunhai.resourcescheduler.testing.InMemoryInstances;
import cloud.yunhai.resourcescheduler.testing.RecordingStarter;
import cloud.yunhai.resourcescheduler.testing.RecordingSubmissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final TenantId tenant = TenantId.next();
    private final Actor actor = new Actor(ActorKind.USER, "usr_1", "ann", tenant, "req-1");
    private final OperationId id = OperationId.next();
    private final InMemoryInstances instances = new InMemoryInstances();
    private final RecordingSubmissions submissions = new RecordingSubmissions();
    private final RecordingStarter starter = new RecordingStarter();
    private final Requests requests =
            new Requests(new Sagas(Clouds.unused()), submissions, instances, starter, () -> NOW);

    @Test
    void aCreationIsWrittenDownWithItsStepsItsDeadlineAndWhoAskedAndGoesOnHere() {
        NewInstance wanted = newInstance();

        Accepted accepted = requests.createInstance(actor, id, wanted);

        NewOperation written = submissions.last();
        assertThat(written.kind()).isEqualTo(OperationKind.CREATE_INSTANCE);
        assertThat(written.actor()).isEqualTo(actor);
        assertThat(written.saga().resourceKey()).isEqualTo(wanted.id().text());
        assertThat(written.saga().tenantKey()).isEqualTo(tenant.text());
        assertThat(written.saga().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(45)));
        assertThat(written.saga().superseding()).isFalse();
        assertThat(written.steps())
                .extracting(NewOperation.PlannedStep::name)
                .containsExactly(
                        "ids",
                        "read-instance",
                        "place",
                        "reserve-address",
                        "make-root-volume",
                        "write-guest-settings",
                        "apply-security-groups",
                        "start",
                        "record");
        assertThat(accepted.operation().id()).isEqualTo(id);
        assertThat(starter.taken).hasSize(1);
        assertThat(starter.nudges).isZero();
    }

    @Test
    void aRepeatIsNotRunASecondTime() {
        NewInstance wanted = newInstance();
        requests.createInstance(actor, id, wanted);

        requests.createInstance(actor, id, wanted);

        assertThat(starter.taken).hasSize(1);
        assertThat(starter.nudges).isEqualTo(1);
    }

    @Test
    void aProcessWithoutRoomWritesItDownForOthers() {
        starter.full = true;

        requests.createInstance(actor, id, newInstance());

        assertThat(submissions.last().claim()).isNull();
        assertThat(starter.taken).isEmpty();
        assertThat(starter.nudges).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandIsAllowedInTheStatesOfTheTableAndOnlyForceStopAndDeleteSupersede(InstanceCommand command) {
        Instance instance = instances.add(tenant, InstanceState.RUNNING, HostId.next(), null);

        command(instance, command);

        assertThat(submissions.allowed).isEqualTo(InstanceState.allowing(command));
        assertThat(submissions.last().kind().name()).isEqualTo(command.name() + "_INSTANCE");
        assertThat(submissions.last().saga().superseding())
                .isEqualTo(command == InstanceCommand.FORCE_STOP || command == InstanceCommand.DELETE);
        assertThat(submissions.last().saga().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    /// The state changes only when a start is done: without this, a start that hangs could not be stopped.
    @Test
    void aStartThatHangsCanBeForcedToStop() {
        Instance starting = instances.add(tenant, InstanceState.STOPPED, HostId.next(), OperationKind.START_INSTANCE);

        command(starting, InstanceCommand.FORCE_STOP);

        assertThat(submissions.allowed).contains(InstanceState.STOPPED, InstanceState.RUNNING);
    }

    @Test
    void anIdleStoppedInstanceCannotBeForcedToStop() {
        Instance stopped = instances.add(tenant, InstanceState.STOPPED, HostId.next(), null);

        command(stopped, InstanceCommand.FORCE_STOP);

        assertThat(submissions.allowed).doesNotContain(InstanceState.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(names = "DELETE", mode = EnumSource.Mode.EXCLUDE)
    void anInstanceThatWasNeverMadeKeepsItsReasonAndTakesNoCommandButDelete(InstanceCommand command) {
        Instance failed = instances.add(tenant, InstanceState.FAILED, null, null);

        refused(ErrorCode.WRONG_STATE, () -> command(failed, command));

        assertThat(submissions.operations).isEmpty();
    }

    @Test
    void anInstanceThatWasNeverMadeCanBeDeletedAndOneThatFailedLaterStarted() {
        command(instances.add(tenant, InstanceState.FAILED, null, null), InstanceCommand.DELETE);
        command(instances.add(tenant, InstanceState.FAILED, HostId.next(), null), InstanceCommand.START);

        assertThat(submissions.operations).hasSize(2);
    }

    @Test
    void aForeignInstanceIsNotFoundAndNothingIsWritten() {
        Instance foreign = instances.add(TenantId.next(), InstanceState.RUNNING, HostId.next(), null);

        refused(ErrorCode.NOT_FOUND, () -> command(foreign, InstanceCommand.STOP));

        assertThat(submissions.operations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 300_001})
    void aTimeoutOutsideOfItsRangeIsRefusedByName(long millis) {
        Instance instance = instances.add(tenant, InstanceState.RUNNING, HostId.next(), null);

        refused(
                ErrorCode.INVALID,
                () -> requests.commandInstance(
                        actor, id, tenant, instance.id(), InstanceCommand.STOP, Duration.ofMillis(millis)));

        assertThat(submissions.operations).isEmpty();
    }

    @Test
    void anImportHasTimeForASlowLineAndMayBeThePlatformsOwn() {
        requests.importImage(actor, id, newImage(null));

        assertThat(submissions.last().saga().deadline()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(submissions.last().saga().tenantKey()).isEmpty();
        assertThat(submissions.last().saga().inputJson()).contains("https://images.example/tiny.qcow2");
    }

    @Test
    void aDeletionOfAnImageWaitsForNothingThatRuns() {
        ImageId image = ImageId.next();

        requests.deleteImage(actor, id, image);

        assertThat(submissions.last().saga().resourceKey()).isEqualTo(image.text());
        assertThat(submissions.last().saga().superseding()).isFalse();
        assertThat(submissions.last().saga().tenantKey()).isEqualTo(tenant.text());
    }

    private void command(Instance instance, InstanceCommand command) {
        requests.commandInstance(actor, OperationId.next(), tenant, instance.id(), command, Duration.ofSeconds(30));
    }

    private NewInstance newInstance() {
        return new NewInstance(
                InstanceId.next(),
                tenant,
                "web-1",
                FlavorId.next(),
                ImageId.next(),
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                "$6$salt$hash");
    }

    private static NewImage newImage(@Nullable TenantId owner) {
        return new NewImage(
                ImageId.next(),
                owner,
                "tiny",
                ImageKind.TEMPLATE,
                "https://images.example/tiny.qcow2",
                null,
                Visibility.PUBLIC,
                Provisioning.OVERLAY,
                64,
                null,
                Map.of());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
