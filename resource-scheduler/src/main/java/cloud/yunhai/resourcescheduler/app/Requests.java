package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.journal.Claim;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.resourcescheduler.app.NewOperation.PlannedStep;
import cloud.yunhai.resourcescheduler.app.Submissions.Submitted;
import cloud.yunhai.resourcescheduler.saga.ImageSagas.ImportInput;
import cloud.yunhai.resourcescheduler.saga.ImageSagas.RemoveInput;
import cloud.yunhai.resourcescheduler.saga.InstanceCommandInput;
import cloud.yunhai.resourcescheduler.saga.NewInstanceInput;
import cloud.yunhai.resourcescheduler.saga.Sagas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Requests for physical work: each is written down as an operation with its saga, then answered; the work goes
/// on in the saga, here or wherever its lease ends up.
public final class Requests {
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);

    private final Sagas sagas;
    private final Submissions submissions;
    private final Instances instances;
    private final SagaStarter starter;
    private final InstantSource clock;

    public Requests(
            Sagas sagas, Submissions submissions, Instances instances, SagaStarter starter, InstantSource clock) {
        this.sagas = sagas;
        this.submissions = submissions;
        this.instances = instances;
        this.starter = starter;
        this.clock = clock;
    }

    /// A new instance.
    public Accepted createInstance(Actor actor, OperationId id, NewInstance wanted) {
        NewInstanceInput input = new NewInstanceInput(wanted.id(), wanted.subnetId(), wanted.address());
        NewOperation operation = operation(
                sagas.createInstance(),
                input,
                new Heading(
                        actor,
                        id,
                        OperationKind.CREATE_INSTANCE,
                        wanted.id().text(),
                        wanted.tenantId().text()));
        return start(submissions.createInstance(wanted, operation.withSecret(wanted.passwordHash())));
    }

    /// A command on an instance of the tenant.
    ///
    /// @param timeout how long the guest may take to obey; ignored by commands that ask nothing of it
    public Accepted commandInstance(
            Actor actor,
            OperationId id,
            TenantId tenant,
            InstanceId instance,
            InstanceCommand command,
            Duration timeout) {
        if (timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw CloudException.invalid("timeoutMillis", timeout.toMillis(), "0 to " + MAX_TIMEOUT.toMillis());
        }
        Instance known = instances.get(tenant, instance);
        refuseNeverMade(known, command);
        InstanceCommandInput input = new InstanceCommandInput(instance, timeout.toMillis());
        NewOperation operation = operation(
                sagas.command(command), input, new Heading(actor, id, kind(command), instance.text(), tenant.text()));
        if (InstanceState.supersedes(command)) {
            operation = new NewOperation(
                    operation.saga().supersedingOthers(),
                    operation.kind(),
                    actor,
                    operation.steps(),
                    operation.claim());
        }
        return start(submissions.commandInstance(instance, allowed(known, command), operation));
    }

    /// A creation that failed left nothing to command. To refuse it here keeps the reason why it failed, which a
    /// command that fails later would replace by its own.
    private static void refuseNeverMade(Instance instance, InstanceCommand command) {
        if (instance.state() == InstanceState.FAILED
                && instance.hostId() == null
                && command != InstanceCommand.DELETE) {
            throw CloudException.of(
                            ErrorCode.WRONG_STATE,
                            "instance " + instance.name() + " was never made; it can only be deleted")
                    .detail("state", instance.state().name())
                    .build();
        }
    }

    /// A start under way has not changed the state yet: the instance is STOPPED, where a force stop means
    /// nothing, and yet the force stop is the way out of a start that hangs.
    private static Set<InstanceState> allowed(Instance instance, InstanceCommand command) {
        EnumSet<InstanceState> states = EnumSet.copyOf(InstanceState.allowing(command));
        if (command == InstanceCommand.FORCE_STOP && instance.operationKind() == OperationKind.START_INSTANCE) {
            states.add(instance.state());
        }
        return states;
    }

    /// A new image.
    public Accepted importImage(Actor actor, OperationId id, NewImage wanted) {
        ImportInput input = new ImportInput(wanted.id(), wanted.kind(), wanted.source(), wanted.sha256());
        String tenant = wanted.tenantId() == null ? "" : wanted.tenantId().text();
        NewOperation operation = operation(
                sagas.importImage(),
                input,
                new Heading(actor, id, OperationKind.IMPORT_IMAGE, wanted.id().text(), tenant));
        return start(submissions.importImage(wanted, operation));
    }

    /// An image is to go. Whose it is was settled by the caller.
    public Accepted deleteImage(Actor actor, OperationId id, ImageId image) {
        String tenant = actor.tenantId() == null ? "" : actor.tenantId().text();
        NewOperation operation = operation(
                sagas.deleteImage(),
                new RemoveInput(image),
                new Heading(actor, id, OperationKind.DELETE_IMAGE, image.text(), tenant));
        return start(submissions.deleteImage(image, operation));
    }

    private record Heading(Actor actor, OperationId id, OperationKind kind, String resource, String tenant) {}

    private <I> NewOperation operation(Saga<I> saga, I input, Heading heading) {
        NewSaga recorded = saga.submission(
                heading.id().text(),
                input,
                heading.resource(),
                heading.tenant(),
                clock.instant().plus(OperationLimits.of(heading.kind())));
        List<PlannedStep> steps = saga.steps().stream()
                .map(step -> new PlannedStep(step.name(), step.settings().service()))
                .toList();
        Claim claim = starter.claimForNew(saga.type()).orElse(null);
        return new NewOperation(recorded, heading.kind(), heading.actor(), steps, claim);
    }

    private Accepted start(Submitted submitted) {
        if (submitted.claimed()) {
            starter.take(new ClaimedSaga(submitted.saga(), List.of()));
        } else {
            starter.nudge();
        }
        return new Accepted(submitted.operation(), submitted.instance(), submitted.image());
    }

    private static OperationKind kind(InstanceCommand command) {
        return switch (command) {
            case START -> OperationKind.START_INSTANCE;
            case STOP -> OperationKind.STOP_INSTANCE;
            case FORCE_STOP -> OperationKind.FORCE_STOP_INSTANCE;
            case REBOOT -> OperationKind.REBOOT_INSTANCE;
            case SUSPEND -> OperationKind.SUSPEND_INSTANCE;
            case RESUME -> OperationKind.RESUME_INSTANCE;
            case DELETE -> OperationKind.DELETE_INSTANCE;
        };
    }
}
