package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.common.model.volume.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Representations as the caller may see them: tenants do not see hosts.
///
/// @param hosts whether hosts are shown
record View(boolean hosts) {
    static View of(UserRequest request) {
        return new View(request.operator());
    }

    InstanceRepresentation of(Instance instance) {
        InstanceRepresentation shown = Representations.of(instance);
        if (!hosts) {
            shown.hostId = null;
        }
        return shown;
    }

    ImageRepresentation of(Image image) {
        ImageRepresentation shown = Representations.of(image, ImageRepresentation.class);
        if (!hosts) {
            shown.hostId = null;
            // Where the platform's own images lie in its file systems is not for tenants.
            if (shown.source != null && shown.source.startsWith("file:")) {
                shown.source = null;
            }
        }
        return shown;
    }

    VolumeRepresentation of(Volume volume) {
        VolumeRepresentation shown = Representations.of(volume, VolumeRepresentation.class);
        if (!hosts) {
            shown.hostId = null;
        }
        return shown;
    }

    OperationRepresentation of(Operation operation) {
        OperationRepresentation shown = Representations.of(operation);
        if (!hosts) {
            shown.steps.forEach(step -> step.hostId = null);
        }
        return shown;
    }

    PlacementRepresentation of(PlacementDecision decision) {
        PlacementRepresentation shown = Representations.of(decision, PlacementRepresentation.class);
        if (!hosts) {
            shown.chosenHostId = null;
            shown.best = new ArrayList<>();
        }
        return shown;
    }

    Accepted of(PhysicalWork.Accepted accepted) {
        Accepted shown = new Accepted();
        shown.operation = of(accepted.operation());
        shown.instance = accepted.instance() == null ? null : of(accepted.instance());
        shown.image = accepted.image() == null ? null : of(accepted.image());
        return shown;
    }

    /// An event, with what it is about as this interface represents it.
    EventRepresentation of(Event event) {
        EventRepresentation shown = Representations.of(event, EventRepresentation.class);
        shown.before = resource(event.resourceId(), event.before());
        shown.after = resource(event.resourceId(), event.after());
        return shown;
    }

    /// What an event tells of an operation: none of its steps.
    private record OperationChange(
            String id,
            @Nullable OperationKind kind,
            String resourceId,
            OperationState state,
            @Nullable String errorCode,
            @Nullable String error) {}

    private static Map<String, @Nullable Object> of(OperationChange change) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", change.id());
        shown.put("kind", change.kind());
        shown.put("resource_id", change.resourceId());
        shown.put("state", change.state());
        shown.put("done", change.state().isDone());
        shown.put("error_code", change.errorCode());
        shown.put("error", change.error());
        shown.values().removeIf(Objects::isNull);
        return shown;
    }

    private @Nullable String resource(String id, @Nullable String json) {
        if (json == null) {
            return null;
        }
        String prefix = id.substring(0, Math.max(0, id.indexOf('_')));
        try {
            Object representation = switch (prefix) {
                case "ins" -> of(ModelJson.read(json, Instance.class));
                case "img" -> of(ModelJson.read(json, Image.class));
                case "vol" -> of(ModelJson.read(json, Volume.class));
                case "op" -> of(ModelJson.read(json, OperationChange.class));
                case "key" -> Representations.of(ModelJson.read(json, SshKey.class), SshKeyRepresentation.class);
                case "sg" ->
                    Representations.of(ModelJson.read(json, SecurityGroup.class), SecurityGroupRepresentation.class);
                // The platform's own: for operators as it was written down, for tenants not at all.
                default -> hosts ? JsonCodec.mapper().readValue(json, TreeMap.class) : null;
            };
            return representation == null ? null : JsonCodec.mapper().writeValueAsString(representation);
        } catch (JacksonException | IllegalArgumentException | NullPointerException otherVersion) {
            return hosts ? json : null; // written by a version whose records differ
        }
    }
}
