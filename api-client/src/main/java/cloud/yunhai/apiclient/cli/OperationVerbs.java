package cloud.yunhai.apiclient.cli;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.OperationFailedException;
import cloud.yunhai.apiclient.error.WaitTimeoutException;
import cloud.yunhai.apiclient.http.Subscription;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.common.model.operation.OperationState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with one operation.
@SuppressWarnings("NullAway.Init") // picocli sets what must be there
final class OperationVerbs {
    private OperationVerbs() {}

    /// A verb about one operation, which has no name.
    abstract static class OfOperation extends Verb {
        @Parameters(paramLabel = "ID", description = "Which one.")
        private String id;

        @Override
        final ExitStatus run(YunhaiClient client) throws Exception {
            return run(client, id);
        }

        abstract ExitStatus run(YunhaiClient client, String id) throws Exception;

        /// An operator may act for the tenant whose it is.
        final YunhaiClient acting(YunhaiClient client) {
            return target(client, Nouns.OPERATION, id).client();
        }
    }

    @Command(description = "Shows an operation with its steps.")
    static final class Show extends OfOperation {
        @Override
        ExitStatus run(YunhaiClient client, String id) {
            printer().one(client.operations().get(id));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Follows an operation until its end; the exit status tells how it ended.")
    static final class Watch extends OfOperation {
        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                description = "How long to watch, as 30s or 5m (default: 1h).")
        private Duration timeout = Duration.ofHours(1);

        @Override
        ExitStatus run(YunhaiClient client, String id) throws Exception {
            AtomicReference<@Nullable OperationRepresentation> last = new AtomicReference<>();
            try (Subscription subscription = client.operations().watch(id, now -> {
                last.set(now);
                tell(now);
            })) {
                subscription.ended().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                OperationRepresentation seen = last.get();
                throw new WaitTimeoutException(
                        seen == null ? client.operations().get(id) : seen, timeout);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
            OperationRepresentation ended = last.get();
            if (ended == null || ended.state != OperationState.SUCCEEDED) {
                throw new OperationFailedException(
                        ended == null ? client.operations().get(id) : ended);
            }
            return ExitStatus.OK;
        }

        private void tell(OperationRepresentation now) {
            if (printer().json()) {
                printer().documentLine(now);
            } else {
                printer().say(Work.progress(now));
            }
        }
    }

    @Command(description = "Undoes an operation at its next step.")
    static final class Cancel extends OfOperation {
        @Override
        ExitStatus run(YunhaiClient client, String id) {
            printer().one(acting(client).operations().cancel(id));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Does a failed command again, as a new operation.")
    static final class Retry extends OfOperation {
        @Override
        ExitStatus run(YunhaiClient client, String id) {
            printer().one(acting(client).operations().retry(id));
            return ExitStatus.OK;
        }
    }

    @Command(description = "Decides what becomes of a stuck operation; for operators.")
    static final class Resolve extends OfOperation {
        /// What an operator may do about a step whose undo failed.
        enum Resolution {
            RETRY,
            SKIP,
            ADOPT
        }

        @Option(names = "--by", required = true, paramLabel = "HOW", description = "retry, skip or adopt.")
        private Resolution resolution;

        @Override
        Role usualRole() {
            return Role.OPERATOR;
        }

        @Override
        ExitStatus run(YunhaiClient client, String id) {
            printer().one(client.operations().resolve(id, Words.typed(resolution)));
            return ExitStatus.OK;
        }
    }

    static NounLine line() {
        return new NounLine("operation", "Work on instances and images.")
                .verb("list", new ListVerb<>(Nouns.OPERATION), "Lists operations.")
                .verb("show", new Show())
                .verb("watch", new Watch())
                .verb("cancel", new Cancel())
                .verb("retry", new Retry())
                .verb("resolve", new Resolve());
    }
}
