package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.ConsoleLogRepresentation;
import cloud.yunhai.apicommon.representation.InstanceCommandOptions;
import cloud.yunhai.apicommon.representation.InstanceCountsRepresentation;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Instances. Commands are accepted at once; their operation tells how they go (see [Operations#await]).
public final class Instances extends ReadableResources<InstanceRepresentation, InstanceList> {
    Instances(Transport transport) {
        super(
                transport,
                new Kind<>(
                        UriTemplates.INSTANCES,
                        UriTemplates.INSTANCE,
                        InstanceRepresentation.class,
                        InstanceList.class,
                        true));
    }

    /// Makes one and starts it.
    public Accepted create(NewInstance wanted) {
        return create(wanted, null);
    }

    /// Makes one, once under this key, however often it is asked for.
    ///
    /// @param idempotencyKey null: a fresh one
    public Accepted create(NewInstance wanted, @Nullable String idempotencyKey) {
        return transport.send(scoped(Call.post(kind.collection(), wanted)).key(idempotencyKey), Accepted.class);
    }

    /// Changes name and labels. A label with the value null is removed.
    public InstanceRepresentation update(String id, InstancePatch patch) {
        return change(id, patch, null);
    }

    /// The same, if the instance is still as this tag says.
    public InstanceRepresentation update(String id, InstancePatch patch, String tag) {
        return change(id, patch, tag);
    }

    public Accepted start(String id) {
        return command(id, "start", null);
    }

    /// Asks the guest to power off; forces it after the usual time.
    public Accepted stop(String id) {
        return command(id, "stop", null);
    }

    /// Asks the guest to power off; forces it after this time, 1 to 300 seconds.
    public Accepted stop(String id, Duration forcedAfter) {
        return command(id, "stop", options(forcedAfter));
    }

    /// Powers it off at once.
    public Accepted forceStop(String id) {
        return command(id, "force_stop", null);
    }

    /// Asks the guest to reboot; forces it after the usual time.
    public Accepted reboot(String id) {
        return command(id, "reboot", null);
    }

    /// Asks the guest to reboot; forces it after this time, 1 to 300 seconds.
    public Accepted reboot(String id, Duration forcedAfter) {
        return command(id, "reboot", options(forcedAfter));
    }

    public Accepted suspend(String id) {
        return command(id, "suspend", null);
    }

    public Accepted resume(String id) {
        return command(id, "resume", null);
    }

    /// Ends it and returns all that it held.
    public Accepted delete(String id) {
        return transport.send(scoped(Call.delete(path(id))), Accepted.class);
    }

    /// Does a command by its name in the API, as `force_stop`.
    public Accepted command(String id, String command, @Nullable InstanceCommandOptions options) {
        String path = UriTemplates.expand(UriTemplates.INSTANCE_COMMAND, id, command);
        return transport.send(scoped(Call.post(path, options)), Accepted.class);
    }

    private static InstanceCommandOptions options(Duration forcedAfter) {
        InstanceCommandOptions options = new InstanceCommandOptions();
        options.timeoutSeconds = Math.toIntExact(forcedAfter.toSeconds());
        return options;
    }

    /// What the guest wrote on its console.
    ///
    /// @param offset in bytes; go on with the answer's `nextOffset`
    /// @param limit in bytes; null: as much as the API likes
    public ConsoleLogRepresentation consoleLog(String id, long offset, @Nullable Integer limit) {
        return transport.send(
                scoped(Call.get(UriTemplates.expand(UriTemplates.INSTANCE_CONSOLE_LOG, id)))
                        .query("offset", Long.toString(offset))
                        .query("limit", limit == null ? null : limit.toString()),
                ConsoleLogRepresentation.class);
    }

    /// How many are in each state.
    public InstanceCountsRepresentation counts() {
        return transport.send(scoped(Call.get(UriTemplates.INSTANCE_COUNTS)), InstanceCountsRepresentation.class);
    }

    /// Why it is where it is, or why it is nowhere.
    public PlacementRepresentation placement(String id) {
        return transport.send(
                scoped(Call.get(UriTemplates.expand(UriTemplates.INSTANCE_PLACEMENT, id))),
                PlacementRepresentation.class);
    }
}
