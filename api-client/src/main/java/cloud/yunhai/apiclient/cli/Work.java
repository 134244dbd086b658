package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.Operations;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apiclient.error.WaitTimeoutException;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.OperationStepRepresentation;
import cloud.yunhai.common.model.operation.OperationState;
import java.time.Duration;

/// Work that the API took on: told, and if wished waited for.
final class Work {
    /// How often the progress is looked at, when somebody sees it.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final YunhaiClient client;
    private final Printer printer;
    private final WaitOptions options;

    Work(YunhaiClient client, Printer printer, WaitOptions options) {
        this.client = client;
        this.printer = printer;
        this.options = options;
    }

    /// Tells what was accepted; with `--wait` what became of it.
    ExitStatus taken(Accepted accepted) {
        if (!options.wait) {
            if (printer.json()) {
                printer.document(accepted);
            } else {
                printer.say(started(accepted));
            }
            return ExitStatus.OK;
        }
        accepted.operation = awaited(accepted.operation.id);
        refresh(accepted);
        boolean succeeded = accepted.operation.state == OperationState.SUCCEEDED;
        if (printer.json()) {
            printer.document(accepted);
        } else if (succeeded) {
            told(accepted);
        }
        if (!succeeded) {
            throw new OperationFailedException(accepted.operation);
        }
        return ExitStatus.OK;
    }

    private static String started(Accepted accepted) {
        return Words.typed(accepted.operation.kind).replace('-', ' ') + " " + subject(accepted)
                + " is accepted: operation " + accepted.operation.id;
    }

    private static String subject(Accepted accepted) {
        if (accepted.instance != null) {
            return accepted.instance.name + " (" + accepted.instance.id + ")";
        }
        return accepted.image != null
                ? accepted.image.name + " (" + accepted.image.id + ")"
                : accepted.operation.resourceId;
    }

    private void told(Accepted accepted) {
        if (accepted.instance != null && exists(accepted.operation)) {
            printer.one(accepted.instance);
        } else if (accepted.image != null && exists(accepted.operation)) {
            printer.one(accepted.image);
        } else {
            printer.say(Words.typed(accepted.operation.kind).replace('-', ' ') + " " + subject(accepted) + " is done");
        }
    }

    private static boolean exists(OperationRepresentation operation) {
        return switch (operation.kind) {
            case DELETE_INSTANCE, DELETE_IMAGE -> false;
            case CREATE_INSTANCE,
                    START_INSTANCE,
                    STOP_INSTANCE,
                    FORCE_STOP_INSTANCE,
                    REBOOT_INSTANCE,
                    SUSPEND_INSTANCE,
                    RESUME_INSTANCE,
                    IMPORT_IMAGE -> true;
        };
    }

    /// The resource as it is now; one that is gone stays as it was.
    private void refresh(Accepted accepted) {
        try {
            if (accepted.instance != null) {
                accepted.instance = client.instances().get(accepted.instance.id);
            }
            if (accepted.image != null) {
                accepted.image = client.images().get(accepted.image.id);
            }
        } catch (ApiException gone) {
            if (ExitStatus.of(gone) != ExitStatus.NOT_FOUND) {
                throw gone;
            }
        }
    }

    private OperationRepresentation awaited(String id) {
        Operations operations = client.operations();
        OperationRepresentation last =
                printer.terminal() ? watched(operations, id) : operations.await(id, options.timeout);
        if (!last.done && last.state != OperationState.STUCK) {
            throw new WaitTimeoutException(last, options.timeout);
        }
        return last;
    }

    private OperationRepresentation watched(Operations operations, String id) {
        long end = System.nanoTime() + options.timeout.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            OperationRepresentation now = operations.await(id, left.compareTo(LOOK) < 0 ? left : LOOK);
            if (now.done || now.state == OperationState.STUCK || left.isZero()) {
                printer.err().print("\r\u001b[K");
                printer.err().flush();
                return now;
            }
            printer.err().print("\r\u001b[K" + Cells.printable(progress(now)));
            printer.err().flush();
        }
    }

    /// As `create instance: 40 % (root-volume)`.
    static String progress(OperationRepresentation operation) {
        String step = operation.steps.isEmpty() ? "" : " (" + current(operation).name + ")";
        return Words.typed(operation.kind).replace('-', ' ') + ": " + Words.typed(operation.state) + " "
                + operation.progressPercent + " %" + step;
    }

    private static OperationStepRepresentation current(OperationRepresentation operation) {
        return operation.steps.stream()
                .filter(step -> step.endedAt == null)
                .findFirst()
                .orElse(operation.steps.getLast());
    }
}
